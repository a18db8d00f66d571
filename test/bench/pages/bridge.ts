/** The page of the bridge bench: one button, three phones, one meter. Driven from test/bench/bridge.ts. */
import { batonContender } from './baton.ts';
import { type Contender, pageClock as clock, until } from './contender.ts';
import { jssipContender } from './jssip.ts';
import { simpleUserContender } from './simple-user.ts';

/** A level above silence and comfort noise, well below the far end's tone. */
const audible = 0.02;

export interface BridgePage {
  register(name: string, line: { server: string; domain: string; user: string; password: string }): Promise<void>;
  ringing(name: string): Promise<void>;
  /** Arms the button; resolves after the click with the times of click and first audible sound, page clock. */
  measure(name: string): Promise<{ clickAt: number; audibleAt: number }>;
  idle(name: string): Promise<void>;
  clock(): number;
}

declare global {
  interface Window {
    bridgeBench: BridgePage;
  }
}

const context = new AudioContext({ latencyHint: 'interactive' });
const contenders = new Map<string, Contender>([
  ['Baton', batonContender()],
  ['sip.js SimpleUser', simpleUserContender(context)],
  ['JsSIP', jssipContender(context)],
]);
const button = document.querySelector('button');

function contender(name: string): Contender {
  const found = contenders.get(name);
  if (found === undefined) throw new Error(`no contender ${name}`);
  return found;
}

window.bridgeBench = {
  clock,
  async register(name, line) {
    await context.resume();
    await contender(name).register(line);
  },
  ringing: (name) => contender(name).ringing(),
  async measure(name) {
    const phone = contender(name);
    const click = new Promise<number>((resolve) => {
      button?.addEventListener(
        'click',
        (event) => {
          phone.bridge();
          resolve(performance.timeOrigin + event.timeStamp);
        },
        { once: true },
      );
    });
    document.body.dataset['armed'] = name;
    const clickAt = await click;
    await until(() => phone.level() > audible);
    return { clickAt, audibleAt: clock() };
  },
  idle: (name) => contender(name).idle(),
};
