/** Two log files of at most 5 MB. Written synchronously: few lines, and the last one before a crash is the one needed. */
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

const maxBytes = 5_000_000;

export interface LogFile {
  write(line: string): void;
  close(): void;
}

/** Creates `folder` where it is missing. A disk that refuses (full, read-only) costs log lines, never the app. */
export function openLogFile(folder: string): LogFile {
  const current = path.join(folder, 'baton.log');
  let descriptor: number | null = null;
  let size = 0;

  const open = (): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    descriptor = openSync(current, 'a', 0o600);
    size = fstatSync(descriptor).size;
  };
  const close = (): void => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  const rotate = (): void => {
    close();
    renameSync(current, path.join(folder, 'baton.1.log'));
    open();
  };

  return {
    write(line) {
      try {
        if (descriptor === null) open();
        if (size > maxBytes) rotate();
        if (descriptor !== null) size += writeSync(descriptor, line);
      } catch {
        // Nothing to write to: there is no second place to report that the log cannot be written.
        descriptor = null;
      }
    },
    close,
  };
}
