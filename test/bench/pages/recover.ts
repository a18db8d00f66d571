/** The page of the recover bench: three phones that register, and when each of them was registered. */
import { batonContender } from './baton.ts';
import type { Contender } from './contender.ts';
import { jssipContender } from './jssip.ts';
import { simpleUserContender } from './simple-user.ts';

export interface RecoverPage {
  register(line: { server: string; domain: string; user: string; password: string }): Promise<void>;
  /** See `Contender.registrations`. */
  registrations(): readonly number[];
}

declare global {
  interface Window {
    recoverBench: RecoverPage;
  }
}

const context = new AudioContext({ latencyHint: 'interactive' });
const makers: Readonly<Record<string, () => Contender>> = {
  Baton: batonContender,
  'sip.js SimpleUser': () => simpleUserContender(context),
  JsSIP: () => jssipContender(context),
};
// A page for each phone: one that has given up is loaded again.
const name = decodeURIComponent(location.hash.slice(1));
const make = makers[name];
if (make === undefined) throw new Error(`no contender ${name}`);
const phone = make();
window.recoverBench = { register: phone.register, registrations: phone.registrations };
