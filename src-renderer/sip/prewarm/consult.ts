/** Consult leg: 200 at once, silent both ways; the platform briefs and waits for a sign. Bridge is that sign. */
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';
import type { AcceptSignal } from '../../../src-main/contract/settings.ts';
import type { PhoneDependencies } from '../../call/ports.ts';
import type { LegMedia } from '../leg-media.ts';
import type { Log } from '../log.ts';
import { answer } from './answer.ts';
import type { Accept, Prewarm, PrewarmCall } from './prewarm.ts';

export interface ConsultTools {
  readonly signal: AcceptSignal;
  readonly media: LegMedia;
  readonly audio: PhoneDependencies['audio'];
  readonly speak: PhoneDependencies['speak'];
  readonly log: Log;
}

export function createConsult(call: PrewarmCall, tools: ConsultTools): Prewarm {
  let answered: Result<void> | null = null;
  return {
    strategy: 'consult',
    async ring() {
      answered = await answer(call, 'briefing');
    },
    async connect(accept) {
      if (call.isOver() || !answered?.ok) return fail('rejected', 'The caller left before the bridge was made.');
      return signalAcceptance(call, tools, accept);
    },
  };
}

async function signalAcceptance(call: PrewarmCall, tools: ConsultTools, accept: Accept): Promise<Result<void>> {
  const { signal } = tools;
  switch (signal.kind) {
    case 'dtmf':
      return call.sendTones(signal.digit);
    case 'desk':
      return acceptAtDesk(accept);
    case 'phrase': {
      const spoken = await sayPhrase(tools, signal.text);
      if (spoken.ok) return spoken;
      tools.log('warn', 'call.phrase-not-spoken', { code: spoken.error.code });
      return acceptAtDesk(accept);
    }
    default:
      return signal satisfies never;
  }
}

async function acceptAtDesk(accept: Accept): Promise<Result<void>> {
  const accepted = await accept();
  return accepted.ok ? ok(undefined) : accepted;
}

async function sayPhrase({ audio, media, speak }: ConsultTools, text: string): Promise<Result<void>> {
  const wav = await speak(text);
  if (!wav.ok) return wav;
  const seconds = wavSeconds(wav.value);
  if (seconds === null) return fail('unsupported', 'The spoken phrase is not a WAV file.');
  const track = await audio.phraseTrack(wav.value).catch(() => null);
  if (track === null) return fail('unsupported', 'The spoken phrase cannot be decoded.');
  return media.say(track, seconds);
}

/** Playing time of a PCM WAV file, seconds; null when the header is not one. At most half a minute. */
export function wavSeconds(wav: Uint8Array): number | null {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const tag = (at: number) => String.fromCharCode(...wav.subarray(at, at + 4));
  if (wav.byteLength < 44 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return null;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= wav.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    if (tag(at) === 'fmt ' && at + 20 <= wav.byteLength) bytesPerSecond = view.getUint32(at + 16, true);
    if (tag(at) === 'data' && bytesPerSecond > 0) {
      // Streamed files state an endless data chunk: what is there counts.
      return Math.min(30, Math.min(size, wav.byteLength - at - 8) / bytesPerSecond);
    }
    at += 8 + size + (size % 2);
  }
  return null;
}
