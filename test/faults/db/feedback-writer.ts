/**
 * Child process of the crash tests: submits feedback without pause and says so after each commit. Never ends by itself.
 * `careless`: does not wait for the disk, to see that the power cut notices.
 */
import { writeSync } from 'node:fs';
import { emptyDraft } from '../../../src-main/contract/feedback.ts';
import { openDatabase } from '../../../src-main/db/open.ts';
import { createStore } from '../../../src-main/db/store.ts';
import { brief, facts, key, said } from '../../db/support.ts';

const [file, round, care] = process.argv.slice(2);
if (file === undefined || round === undefined) throw new Error('Usage: feedback-writer <file> <round> [careless]');
const opened = openDatabase({ path: file, key });
if (!opened.ok) throw new Error(opened.error.message);
if (care === 'careless') opened.value.db.pragma('synchronous = NORMAL');
const store = createStore(opened.value, { now: () => new Date() });
store.handoffs.closeInterrupted();

for (let number = 1; ; number += 1) {
  const handoffKey = `round-${round}-${number}`;
  const { handoffId } = store.handoffs.begin(facts({ receivedAt: new Date().toISOString() }), handoffKey);
  store.briefs.save(brief(handoffKey, { transcript: said(`words of ${handoffKey} `.repeat(40)) }));
  const note = `note of ${handoffKey}`;
  store.feedback.saveDraft(handoffId, { ...emptyDraft, note });
  store.feedback.submit(handoffId, { ...emptyDraft, note, rating: 5 });
  // Synchronous: the line is out before the next commit begins.
  writeSync(1, `${handoffId} ${handoffKey}\n`);
}
