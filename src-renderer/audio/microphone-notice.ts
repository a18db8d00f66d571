/** What the rep reads when the microphone changes: what happened, what callers hear, what to do. */
import type { Captured } from './capture.ts';

/** Why a microphone was opened: the rep or sign-in chose it, the old one vanished, one came back, the system's default moved. */
export type Cause = 'chosen' | 'lost' | 'returned' | 'moved';

/** Null: it is as the rep expects. */
export function microphoneNotice(captured: Captured, cause: Cause): string | null {
  // Some other device came or went while there was none: that is known already.
  if (captured.kind !== 'track' && cause === 'returned') return null;
  switch (captured.kind) {
    case 'track':
      return changed(captured.track.label || 'another microphone', captured.wanted, cause);
    case 'denied':
      return 'Baton may not use the microphone, so callers cannot hear you. Allow it in the system’s privacy settings.';
    case 'in-use':
      return 'The microphone is held by another program, so callers cannot hear you. Close that program or choose another one.';
    case 'missing':
      return cause === 'lost'
        ? 'The microphone was disconnected and there is no other, so callers cannot hear you. Plug one in.'
        : 'No microphone was found, so callers cannot hear you. Plug one in.';
    default:
      return captured satisfies never;
  }
}

/** The other microphone could not be opened. `label`: of the one that stays. */
export function keptNotice(label: string): string {
  return `The other microphone could not be opened. Callers still hear you through ${label || 'the one you had'}.`;
}

/** Another one should have taken over during a call. `label`: of the one that stays. */
export function silentNotice(other: string, label: string): string {
  return `${other || 'The other microphone'} gives no sound: it may be muted. Callers still hear you through ${label || 'the one you had'}.`;
}

/** A switch on the headset or in the system, which no key of Baton undoes. */
export function mutedNotice(muted: boolean): string {
  return muted
    ? 'The headset or the system has muted the microphone, so callers cannot hear you. Unmute it there.'
    : 'The headset’s or the system’s mute is off again.';
}

function changed(label: string, wanted: boolean, cause: Cause): string | null {
  switch (cause) {
    case 'chosen':
      return wanted ? null : `No microphone chosen in Settings is connected. Callers hear you through ${label}.`;
    case 'lost':
      return `The microphone was disconnected. Callers now hear you through ${label}.`;
    case 'returned':
    case 'moved':
      return `Callers now hear you through ${label}.`;
    default:
      return cause satisfies never;
  }
}
