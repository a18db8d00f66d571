/** Why a key had no effect or a bridge takes long, in the words the rep reads: what happened and what to press. */
import type { CallPolicy } from './policy.ts';

export const notices = {
  blocked: 'Not cleared to call. Read the banner, override it, then bridge.',
  notAutomatic: 'Not bridged by itself: it is not cleared to call. Read the banner and decide.',
  whisperOff: 'The spoken whisper is off. Turn it on in Settings.',
  alreadyBridging: 'Already bridging. Press Hang up to leave the call.',
  opening: 'Opening the line takes longer than usual. Wait, or hang up.',
  unconfirmed: 'The caller’s side has not confirmed the bridge yet. Wait, or hang up.',
  noSound: 'No sound from the caller yet',
  holdPending: 'Hold is still being changed.',
} as const;

/** Why the rep cannot bridge, or null when the microphone is ready. */
export function microphoneNotice(microphone: CallPolicy['microphone']): string | null {
  switch (microphone) {
    case 'ready':
      return null;
    case 'opening':
      return 'The microphone is still being opened. Press Bridge again in a moment.';
    case 'denied':
      return 'The caller could not hear you: the microphone is not allowed. Allow it for Baton, then press Bridge again.';
    case 'missing':
      return 'The caller could not hear you: no microphone was found. Plug one in, then press Bridge again.';
    default:
      return microphone satisfies never;
  }
}
