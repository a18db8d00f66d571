/** Faults that nobody caught: written down, and the phone goes on. A rep in a call must not lose it to a bug elsewhere. */
import type { App } from 'electron';
import type { Log } from './log.ts';

export function watchCrashes(app: App, log: Log): void {
  process.on('uncaughtException', (error) => {
    log.write('error', 'uncaught-exception', { name: error.name, message: error.message, stack: error.stack });
  });
  process.on('unhandledRejection', (reason) => {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    log.write('error', 'unhandled-rejection', { name: error.name, message: error.message, stack: error.stack });
  });
  app.on('child-process-gone', (_event, details) => {
    log.write('error', 'child-process-gone', {
      type: details.type,
      reason: details.reason,
      exitCode: details.exitCode,
    });
  });
}
