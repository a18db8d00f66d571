/** After an end that was not clean: replays the log, and notices when SQLite could not replay all of it. */
import { closeSync, copyFileSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import type { Database } from './database.ts';
import { keptName } from './keep-aside.ts';
import { pageBytes } from './page-format.ts';

export interface Recovery {
  /** Commits in the log that could not be replayed: damage, or at most one that a power cut kept from completing. */
  readonly commitsLost: number;
  /** Where file and log were copied to before the replay, because commits were lost. */
  readonly kept: string | null;
}

const headerBytes = 32;
const frameHeaderBytes = 24;
const checkpointSchema = z.tuple([z.object({ log: z.int() })]).transform(([row]) => row.log);

/**
 * SQLite replays the log up to the first frame that is not whole and says nothing about what follows it.
 * @param db a connection that has not written yet; the caller closes it.
 */
export function replayLog(db: Database, file: string): Recovery {
  // NOOP reports how many frames are valid and moves none of them.
  const valid = checkpointSchema.parse(db.pragma('wal_checkpoint(NOOP)'));
  const commitsLost = commitFrames(`${file}-wal`).filter((frame) => frame > valid).length;
  let kept: string | null = null;
  if (commitsLost > 0) {
    kept = keptName(file, new Date());
    for (const ending of ['', '-wal']) copyFileSync(file + ending, kept + ending);
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  return { commitsLost, kept };
}

/** Numbers, from 1, of the frames that end a transaction and belong to the log's present generation (its salts). */
function commitFrames(log: string): number[] {
  const file = openSync(log, 'r');
  try {
    const size = fstatSync(file).size;
    const header = Buffer.alloc(headerBytes);
    readSync(file, header, 0, headerBytes, 0);
    const salts = header.subarray(16, 24);
    const commits: number[] = [];
    const frame = Buffer.alloc(frameHeaderBytes);
    for (let number = 1; ; number += 1) {
      const at = headerBytes + (number - 1) * (frameHeaderBytes + pageBytes);
      if (at + frameHeaderBytes + pageBytes > size) return commits;
      readSync(file, frame, 0, frameHeaderBytes, at);
      if (frame.readUInt32BE(4) !== 0 && frame.subarray(8, 16).equals(salts)) commits.push(number);
    }
  } finally {
    closeSync(file);
  }
}
