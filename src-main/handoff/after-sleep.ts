import type { Workspace } from './workspace.ts';

/** Timers slept with the machine: what should have ended or been delivered meanwhile does so now. */
export function afterSleep({ availability, drain, desk }: Pick<Workspace, 'availability' | 'drain' | 'desk'>): void {
  availability.recheck();
  drain.kick();
  desk.kick();
}
