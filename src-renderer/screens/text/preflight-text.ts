/** What the test before the first call found, in words and milliseconds. */
import type { Result } from '../../../src-main/contract/result.ts';
import type { SessionPort } from '../session-port.ts';
import { span } from './numbers.ts';

export interface Finding {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: string;
}

const good = (text: string): Finding => ({ tone: 'good', text });
const warn = (text: string): Finding => ({ tone: 'warn', text });
const bad = (text: string): Finding => ({ tone: 'bad', text });

/** `heardAfterMs` null: no voice within the time of the test. */
export function microphoneFinding(
  state: 'opening' | 'ready' | 'denied' | 'missing',
  heardAfterMs: number | null,
): Finding {
  if (state === 'denied') return bad('Baton may not use it. Allow it in the system’s privacy settings.');
  if (state === 'missing') return bad('None was found. Plug in a headset.');
  if (heardAfterMs === null) return bad('Nothing was heard. Check its mute switch, or move another one up.');
  return good(`Heard you after ${span(heardAfterMs)}.`);
}

export function speakerFinding(played: Result<void>, heard: boolean): Finding {
  if (!played.ok) return bad(played.error.message);
  return heard ? good('You heard it.') : bad('You did not hear it. Move the device you wear to the top of Headset.');
}

/** Above this an answer is late enough to be felt when a call is bridged, ms. */
const slow = 400;

export function edgeFinding(answer: Result<{ readonly roundTripMs: number }>): Finding {
  if (!answer.ok) return bad(`${answer.error.message} Calls cannot arrive.`);
  const { roundTripMs } = answer.value;
  const text = `Answers in ${span(roundTripMs)}.`;
  return roundTripMs > slow ? warn(`${text} Calls connect slowly.`) : good(text);
}

export function pathFinding(paths: Awaited<ReturnType<SessionPort['checkPaths']>>): Finding {
  if (paths === null) return bad('Sign in first: the servers belong to your account.');
  const { stuns, turns, reflexiveMs, relayMs, refused } = paths;
  if (relayMs !== null) return good(`The relay answers in ${span(relayMs)}: calls get through strict networks too.`);
  const direct = reflexiveMs === null ? '' : ` STUN answers in ${span(reflexiveMs)}.`;
  if (refused) return bad(`The relay (TURN) refuses its user name or password. Ask who set up your account.${direct}`);
  if (turns) return bad(`The relay (TURN) does not answer: calls may stay silent in strict networks.${direct}`);
  if (reflexiveMs !== null) return good(`STUN answers in ${span(reflexiveMs)}. No relay is set up.`);
  if (stuns) return warn('The STUN server does not answer. Calls work where the phone line reaches you directly.');
  return good('No relay is set up: sound goes straight to the phone line.');
}
