/** Which strategy a call rings by: the account's, unless the INVITE cannot carry it. */
import type { PhoneDependencies } from '../../call/ports.ts';
import type { LegMedia } from '../leg-media.ts';
import { createConsult } from './consult.ts';
import { createEarly } from './early.ts';
import { createPlain } from './plain.ts';
import type { Prewarm, PrewarmCall } from './prewarm.ts';

const offerlessFallback = 'The INVITE brought no media offer, so media connects on Bridge.';

export function choosePrewarm(
  call: PrewarmCall,
  offerless: boolean,
  media: LegMedia,
  deps: PhoneDependencies,
): { prewarm: Prewarm; fallback: string | null } {
  const { strategy, acceptSignal } = deps.account.edge;
  if (offerless || strategy === 'plain') {
    const fallback = offerless && strategy !== 'plain' ? offerlessFallback : null;
    return { prewarm: createPlain(call, offerless), fallback };
  }
  if (strategy === 'early') return { prewarm: createEarly(call), fallback: null };
  const tools = { signal: acceptSignal, media, audio: deps.audio, speak: deps.speak, log: deps.log };
  return { prewarm: createConsult(call, tools), fallback: null };
}
