/** Puts together the two scripts every document of a window starts with. */
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { makeCodec } from './codec.ts';
import { mainWorld } from './main-world.ts';
import { makePeer } from './peer.ts';
import { type PreloadFacts, preloadWorld } from './preload-world.ts';

/** Name of the isolated world preload scripts run in. */
export const preloadWorldName = 'electron-preload';

export function mainWorldScript(secret: string): string {
  return `(${mainWorld})(${JSON.stringify(secret)},${makeCodec},${makePeer});`;
}

/** `preload`: path of the preload script; null for a window without one. Throws where the file cannot be read. */
export function preloadScript(facts: PreloadFacts, preload: string | null): string {
  const source = preload === null ? '' : fs.readFileSync(preload, 'utf8');
  const name = preload === null ? 'electron-preload' : pathToFileURL(preload).href;
  return `if (window.top === window && location.protocol !== 'about:') (() => {
const host = (${preloadWorld})(${JSON.stringify(facts)},${makeCodec},${makePeer});
const module = { exports: {} };
try { (function (require, process, module, exports, global) {${source}
}).call(module.exports, host.require, host.process, module, module.exports, globalThis); } catch (error) { host.failed(error); }
})();
//# sourceURL=${name}`;
}
