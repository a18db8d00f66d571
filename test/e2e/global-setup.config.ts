/** Says on which of the two the suite runs. Nothing is built here. */
import { runtimeName } from '../support/app.ts';

export default function printRuntime(): void {
  console.log(`End-to-end tests run on the ${runtimeName}.`);
}
