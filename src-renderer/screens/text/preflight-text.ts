/** What the test before the first call found, in words and milliseconds. */
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import type { Result } from '../../../src-main/contract/result.ts';
import type { RelayMeasurement } from '../../call/ports.ts';
import type { SessionPort } from '../session-port.ts';
import { count, finePercent, span } from './numbers.ts';

export interface Finding {
  /** `unknown`: could not be tried here. */
  readonly tone: 'good' | 'warn' | 'bad' | 'unknown';
  readonly text: string;
}

const good = (text: string): Finding => ({ tone: 'good', text });
const warn = (text: string): Finding => ({ tone: 'warn', text });
const bad = (text: string): Finding => ({ tone: 'bad', text });
const unknown = (text: string): Finding => ({ tone: 'unknown', text });

/** `heardAfterMs` null: no voice within the time of the test. */
export function microphoneFinding(
  state: 'opening' | 'ready' | 'denied' | 'missing',
  heardAfterMs: number | null,
): Finding {
  if (state === 'denied') return bad(t('Baton may not use it. Allow it in the system’s privacy settings.'));
  if (state === 'missing') return bad(t('None was found. Plug in a headset.'));
  if (heardAfterMs === null) return bad(t('Nothing was heard. Check its mute switch, or move another one up.'));
  return good(t('Heard you after {time}.', { time: span(heardAfterMs) }));
}

export function speakerFinding(played: Result<void>, heard: boolean): Finding {
  if (!played.ok) return bad(told(played.error.message));
  return heard
    ? good(t('You heard it.'))
    : bad(t('You did not hear it. Move the device you wear to the top of Headset.'));
}

/** Above this an answer is late enough to be felt when a call is bridged, ms. */
const slow = 400;

export function edgeFinding(answer: Result<{ readonly roundTripMs: number }>): Finding {
  if (!answer.ok) return bad(`${told(answer.error.message)} ${t('Calls cannot arrive.')}`);
  const { roundTripMs } = answer.value;
  const text = t('Answers in {time}.', { time: span(roundTripMs) });
  return roundTripMs > slow ? warn(`${text} ${t('Calls connect slowly.')}`) : good(text);
}

export function pathFinding(paths: Awaited<ReturnType<SessionPort['checkPaths']>>): Finding {
  if (paths === null) return bad(t('Sign in first: the servers belong to your account.'));
  const { stuns, turns, reflexiveMs, relayMs, refused } = paths;
  if (relayMs !== null)
    return good(t('The relay answers in {time}: calls get through strict networks too.', { time: span(relayMs) }));
  const direct = reflexiveMs === null ? '' : ` ${t('STUN answers in {time}.', { time: span(reflexiveMs) })}`;
  if (refused)
    return bad(`${t('The relay (TURN) refuses its user name or password. Ask who set up your account.')}${direct}`);
  if (turns) return bad(`${t('The relay (TURN) does not answer: calls may stay silent in strict networks.')}${direct}`);
  if (reflexiveMs !== null) return good(t('STUN answers in {time}. No relay is set up.', { time: span(reflexiveMs) }));
  if (stuns) return warn(t('The STUN server does not answer. Calls work where the phone line reaches you directly.'));
  return good(t('No relay is set up: sound goes straight to the phone line.'));
}

/** Opus at its best with all that is put around it, in each direction, kbit/s. */
const callNeeds = 100;
/** Shares: heard now and then; and understood with effort (as the warnings in a call have it). */
const lossHeard = 0.01;
const lossBad = 0.05;

/** Null: not signed in. */
export function relayFinding(relay: RelayMeasurement | null): Finding {
  if (relay === null) return bad(t('Sign in first: the servers belong to your account.'));
  switch (relay.kind) {
    case 'no-relay':
      return unknown(
        t(
          'Not measured: without a relay (TURN) nothing but a call tries this way. The phone line’s answer stands above; loss and delay show in the call.',
        ),
      );
    case 'not-carried':
      return unknown(t('Not measured: nothing came back from the relay.'));
    case 'measured': {
      const { roundTripMs, lost, kbitPerSecond } = relay;
      const text = t('{rate} kbit/s up and down at once, {loss} lost, {time} to the relay and back.', {
        rate: count(kbitPerSecond),
        loss: finePercent(lost),
        time: span(roundTripMs),
      });
      if (kbitPerSecond < callNeeds)
        return bad(`${text} ${t('A call needs {rate} kbit/s: voices will break up.', { rate: callNeeds })}`);
      if (lost > lossBad) return bad(`${text} ${t('Voices will break up.')}`);
      if (lost > lossHeard) return warn(`${text} ${t('Words will be missing now and then.')}`);
      if (roundTripMs > slow) return warn(`${text} ${t('You will talk over each other.')}`);
      return good(`${text} ${t('Enough for a call.')}`);
    }
    default:
      return relay satisfies never;
  }
}
