/** What the test of the relay runs in the browser: the product's own measurement. */
import { measureRelay } from '../../../src-renderer/sip/relay-measure.ts';

declare global {
  interface Window {
    measureRelay: typeof measureRelay;
  }
}

window.measureRelay = measureRelay;
