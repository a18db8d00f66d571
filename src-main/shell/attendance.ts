/** Whether somebody sits at the machine: asked of the operating system, since it tells only of the lock, and not everywhere. */
import { powerMonitor } from 'electron';
import type { Attendance } from '../handoff/availability-keeper.ts';

/** How soon the idle are away and the returned are back, ms. */
const askEveryMs = 2_000;
/** Seconds nobody waits for: only the lock is asked for. */
const aYear = 365 * 86_400;

/** Returns the function that stops watching. */
export function watchAttendance(tell: (attendance: Attendance) => void): () => void {
  let lockTold = false;
  const ask = (): void => {
    // Linux has no lock events, but knows when asked.
    const locked = lockTold || powerMonitor.getSystemIdleState(aYear) === 'locked';
    tell({ locked, idleSeconds: powerMonitor.getSystemIdleTime() });
  };
  const lock = (): void => {
    lockTold = true;
    ask();
  };
  const unlock = (): void => {
    lockTold = false;
    ask();
  };
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('unlock-screen', unlock);
  const timer = setInterval(ask, askEveryMs);
  return () => {
    clearInterval(timer);
    powerMonitor.off('lock-screen', lock);
    powerMonitor.off('unlock-screen', unlock);
  };
}
