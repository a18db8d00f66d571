/** The last net: an error nobody caught is one log line, never a dialog and never the end of a call. */
import type { Log } from './log.ts';

/** sip.js rejects promises it hands to nobody. Only the kind of an error is kept: its text may quote a message. */
export function logStrayErrors(target: EventTarget, log: Log): void {
  target.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    log('error', 'renderer.unhandled-rejection', { kind: kindOf('reason' in event ? event.reason : null) });
  });
  target.addEventListener('error', (event) => {
    // A resource that does not load is no error of the code.
    if (!('error' in event)) return;
    event.preventDefault();
    log('error', 'renderer.uncaught-error', { kind: kindOf(event.error) });
  });
}

function kindOf(reason: unknown): string {
  return reason instanceof Error ? reason.name : typeof reason;
}
