/** Why a key had no effect or a bridge takes long, in the words the rep reads: what happened and what to press. */
import { phoneText } from '../../src-main/contract/phone-text.ts';
import type { CallPolicy } from './policy.ts';
import type { TransferFailure } from './ports.ts';

export const notices = {
  blocked: 'Not cleared to call. Read the banner, override it, then bridge.',
  notAutomatic: 'Not bridged by itself: it is not cleared to call. Read the banner and decide.',
  whisperOff: 'The spoken whisper is off. Turn it on in Settings.',
  alreadyBridging: 'Already bridging. Press Hang up to leave the call.',
  opening: 'Opening the line takes longer than usual. Wait, or hang up.',
  unconfirmed: 'The caller’s side has not confirmed the bridge yet. Wait, or hang up.',
  noSound: 'No sound from the caller yet',
  merged: 'All three are together. Part the calls first.',
  notTransferred: 'The calls changed places meanwhile, so nobody was transferred. Press Transfer again.',
  transferring: 'A transfer is under way already. Take the call back first.',
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

/** Why a call is dialled that the rep has not asked for; `who`: whose phone has, null: nobody knows their name. */
export function referredNotice(who: string | null): string {
  return who === null
    ? 'The other side sends you on: calling whom they named.'
    : `${who} sends you on: calling whom they named.`;
}

/** Why the call is back although it was to go to `to`. */
export function transferNotice(why: TransferFailure, to: string): string {
  return `${transferProblem(why, to)} The call is back with you.`;
}

/** What became of the transfer to `to`. */
export function transferProblem(why: TransferFailure, to: string): string {
  const who = phoneText(to);
  switch (why) {
    case 'refused':
      return 'The other side cannot be transferred.';
    case 'busy':
      return `${who} is busy.`;
    case 'no-answer':
      return `${who} did not answer.`;
    case 'rejected':
      return `${who} rejected the call.`;
    case 'wrong-number':
      return `Nobody has the number ${who}.`;
    case 'failed':
      return `${who} could not be reached.`;
    case 'no-word':
      return `Nobody has said whether ${who} answered.`;
    default:
      return why satisfies never;
  }
}
