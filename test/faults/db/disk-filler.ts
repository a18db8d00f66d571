/**
 * Child process of the full-disk test: fills the disk its folder is on, says what the rep is told, then purges and saves
 * again. Prints one line of JSON.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { storeFailure } from '../../../src-main/db/failure.ts';
import { brief, facts, noon, openTestDatabase, said, testClock } from '../../db/support.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: disk-filler <folder>');
const clock = testClock();
const { store, opened } = openTestDatabase(clock, folder);

function save(number: number): string | null {
  try {
    const handoffKey = `handoff-${number}`;
    const words = `words of ${handoffKey} `.repeat(150);
    const { handoffId } = store.handoffs.begin(facts({ receivedAt: clock.now().toISOString() }), handoffKey);
    store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 0 });
    store.briefs.save(brief(handoffKey, { transcript: said(words, words) }));
    return null;
  } catch (error) {
    return storeFailure(error)?.message ?? String(error);
  }
}

/** Somebody else takes what is left, down to the last byte. */
function fillTheRest(): void {
  const other = openSync(path.join(folder ?? '', 'somebody-else'), 'w');
  for (const size of [1_048_576, 4_096, 1]) {
    try {
      for (;;) writeSync(other, Buffer.alloc(size, 1));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
  closeSync(other);
}

for (let number = 0; number < 300; number += 1) {
  const trouble = save(number);
  if (trouble !== null) throw new Error(trouble);
}
fillTheRest();
let told: string | null = null;
let saved = 300;
for (; told === null && saved < 10_000; saved += 1) told = save(saved);
const readable = store.briefs.get('handoff-7')?.transcript.length;
clock.pass(86_400_000);
const until = new Date(noon.getTime() + 1_000);
let purged = 0;
for (let some = 1; some > 0; purged += some) some = store.retention.purge(until);
const after = save(99_999);
const integrity = opened.db.pragma('integrity_check', { simple: true });
console.log(JSON.stringify({ told, readable, purged, after, integrity }));
opened.close();
