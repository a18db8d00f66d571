/** What the rows of the table share. */
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import type { CallPhase } from '../../../src-renderer/call/state.ts';

/** When the events of the table happen. */
export const at = 1_000;

/** What does not stand in the row stays in its phase and asks for nothing. */
export interface Row {
  readonly event: CallEvent;
  readonly leads: Partial<Record<CallPhase, readonly [CallPhase, ...string[]]>>;
}

export const rings = ['ring', 'start-ringer', 'schedule'] as const;
export const ends = [
  'stop-ringer',
  'cut-whisper',
  'set-audible',
  'cancel-deadlines',
  'record',
  'release',
  'schedule',
] as const;
export const wraps = ['hang-up', 'set-audible', 'cancel-deadlines', 'record', 'release', 'schedule'] as const;
export const busy = ['decline', 'record', 'release'] as const;
export const dials = ['dial', 'schedule'] as const;
export const unsent = ['hang-up', 'record', 'release'] as const;
export const undials = ['hang-up', 'stop-ringback', ...ends] as const;
