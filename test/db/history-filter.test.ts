/** Filters, alone and together, must leave what a reader of every row would leave; facets must follow every writer. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TriggerKind } from '../../src-main/contract/brief.ts';
import type { CallOutcome, Direction } from '../../src-main/contract/call.ts';
import { emptyDraft } from '../../src-main/contract/feedback.ts';
import { type HistoryFilter, noFilter } from '../../src-main/contract/history.ts';
import { inTransaction } from '../../src-main/db/database.ts';
import { type Bench, brief, facts, noon, openTestDatabase, said } from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = openTestDatabase();
});
afterEach(() => bench.discard());

interface Story {
  readonly direction: Direction;
  readonly outcome: CallOutcome | null;
  readonly timing: 'too-early' | 'right' | 'too-late' | null;
  readonly trigger: TriggerKind;
  readonly campaign: string | null;
  readonly note: 'none' | 'call' | 'verdict';
  readonly verdict: 'none' | 'draft' | 'submitted';
  readonly word: string;
}

const outcomes = [
  { kind: 'connected' },
  { kind: 'timed-out' },
  { kind: 'declined', reason: 'queue' },
  { kind: 'declined', reason: 'busy' },
  { kind: 'not-reached', why: 'busy' },
] as const satisfies readonly CallOutcome[];
const stories = fc.array(
  fc.record<Story>({
    direction: fc.constantFrom('in', 'out'),
    outcome: fc.constantFrom(...outcomes, null),
    timing: fc.constantFrom('too-early', 'right', 'too-late', null),
    trigger: fc.constantFrom('loop', 'high-interest'),
    campaign: fc.constantFrom('Q1', "O'Hare; --", null),
    note: fc.constantFrom('none', 'call', 'verdict'),
    verdict: fc.constantFrom('none', 'draft', 'submitted'),
    word: fc.constantFrom('pricing', 'contract'),
  }),
  { maxLength: 12 },
);
const minute = 60_000;
const at = (index: number) => new Date(noon.getTime() + index * minute).toISOString();
const filters = fc.record<HistoryFilter>({
  direction: fc.constantFrom('in', 'out', null, null),
  outcome: fc.constantFrom('connected', 'timed-out', 'declined', null),
  timing: fc.constantFrom('too-early', 'right', null),
  trigger: fc.constantFrom('loop', null),
  campaign: fc.constantFrom("O'Hare; --", 'Q1', null),
  since: fc.constantFrom(at(3), null),
  until: fc.constantFrom(at(8), null),
  noted: fc.boolean(),
  pending: fc.boolean(),
  missed: fc.boolean(),
});

function live(story: Story, index: number): void {
  const { store } = bench;
  const handoffKey = `k${index}`;
  const arrived = facts({ receivedAt: at(index) });
  const { handoffId } =
    story.direction === 'in'
      ? store.handoffs.begin(arrived, handoffKey)
      : store.handoffs.beginOutgoing(arrived, handoffKey, false);
  const { trigger, campaign, word } = story;
  const base = brief(handoffKey, { transcript: said(word), campaign });
  store.briefs.save({ ...base, trigger: { ...base.trigger, kind: trigger } });
  if (story.outcome !== null) {
    const talkSeconds = story.outcome.kind === 'connected' ? 30 : 0;
    store.handoffs.record(handoffId, { type: 'ended', outcome: story.outcome, talkSeconds });
  }
  if (story.note === 'call') store.handoffs.setNote(handoffId, 'remember');
  const draft = { ...emptyDraft, timing: story.timing, note: story.note === 'verdict' ? 'remember' : '' };
  if (story.verdict !== 'none') store.feedback.saveDraft(handoffId, draft);
  if (story.verdict === 'submitted') store.feedback.submit(handoffId, draft);
}

function fits(story: Story, index: number, filter: HistoryFilter): boolean {
  const judged = story.verdict !== 'none';
  const noted = story.note === 'call' || (story.note === 'verdict' && judged);
  const { outcome, direction } = story;
  const pending = direction === 'in' && outcome?.kind === 'connected' && story.verdict !== 'submitted';
  const unasked = outcome?.kind === 'declined' && outcome.reason === 'busy';
  const missed = direction === 'in' && (outcome?.kind === 'timed-out' || unasked);
  return (
    (filter.direction === null || filter.direction === direction) &&
    (filter.outcome === null || filter.outcome === outcome?.kind) &&
    (filter.timing === null || (judged && filter.timing === story.timing)) &&
    (filter.trigger === null || filter.trigger === story.trigger) &&
    (filter.campaign === null || filter.campaign === story.campaign) &&
    (filter.since === null || at(index) >= filter.since) &&
    (filter.until === null || at(index) < filter.until) &&
    (!filter.noted || noted) &&
    (!filter.pending || pending) &&
    (!filter.missed || missed)
  );
}

it('leaves what fits, newest first, with and without words', () => {
  fc.assert(
    fc.property(stories, filters, fc.constantFrom('', 'pric'), (all, filter, query) => {
      bench.opened.db.exec('DELETE FROM handoffs; DELETE FROM briefs;');
      all.forEach(live);
      const wanted = all.flatMap((story, index) =>
        fits(story, index, filter) && (query === '' || story.word === 'pricing') ? [`k${index}`] : [],
      );
      const found = bench.store.handoffs.list({ query, filter, limit: 50, before: null });
      expect(found.map((item) => item.handoffKey)).toEqual(wanted.reverse());
    }),
    { numRuns: 150 },
  );
});

it('finds words among more handoffs than it asks about one by one', () => {
  inTransaction(bench.opened.db, () => {
    for (let index = 0; index < 450; index += 1)
      live({ ...quiet, word: index % 2 === 0 ? 'pricing' : 'contract' }, index);
  });
  const filter: HistoryFilter = { ...noFilter, outcome: 'connected', until: at(440) };
  const found = bench.store.handoffs.list({ query: 'pric', filter, limit: 3, before: at(439) });
  expect(found.map((item) => item.handoffKey)).toEqual(['k438', 'k436', 'k434']);
});

it('follows a verdict taken back and a brief corrected', () => {
  live({ ...quiet, verdict: 'submitted', timing: 'right' }, 0);
  const list = (part: Partial<HistoryFilter>) =>
    bench.store.handoffs.list({ query: '', filter: { ...noFilter, ...part }, limit: 9, before: null });
  const handoffId = list({ timing: 'right' })[0]?.handoffId ?? '';
  expect(list({ pending: true })).toEqual([]);
  bench.store.feedback.saveDraft(handoffId, { ...emptyDraft, timing: 'too-late' });
  expect(list({ timing: 'right' })).toEqual([]);
  expect(list({ timing: 'too-late', pending: true })).toHaveLength(1);
  bench.store.briefs.save(brief('k0', { campaign: 'Renewals' }));
  expect(bench.store.handoffs.campaigns()).toEqual(['Renewals']);
  expect(list({ campaign: 'Q1' })).toEqual([]);
  bench.store.retention.forgetProspect(handoffId);
  expect(bench.store.handoffs.campaigns()).toEqual([]);
});

const quiet: Story = {
  direction: 'in',
  outcome: { kind: 'connected' },
  timing: null,
  trigger: 'loop',
  campaign: 'Q1',
  note: 'none',
  verdict: 'none',
  word: 'pricing',
};

it('shows where a word was found: in the transcript, or in a note', () => {
  live(quiet, 0);
  const found = (query: string) => bench.store.handoffs.list({ query, limit: 9, before: null })[0]?.excerpt;
  expect(found('pric')).toEqual([{ text: 'pricing', match: true }]);
  expect(found('')).toBeNull();
  const handoffId = bench.store.handoffs.list({ query: '', limit: 1, before: null })[0]?.handoffId ?? '';
  bench.store.handoffs.setNote(handoffId, 'First line\nThe café needs <b>terms</b> by Thursday');
  expect(found('cafe thurs')).toEqual([
    { text: 'The ', match: false },
    { text: 'café', match: true },
    { text: ' needs <b>terms</b> by ', match: false },
    { text: 'Thursday', match: true },
  ]);
});

it('shows where a word was found deep in the longest of transcripts, and reads no more than a list may', () => {
  const filler = Array.from({ length: 250 }, () => 'blah '.repeat(700));
  const begun = (index: number) => {
    bench.store.briefs.save(brief(`long${index}`, { transcript: said(...filler, 'we could start in quartz month') }));
    bench.store.handoffs.begin(facts({ receivedAt: at(index) }), `long${index}`);
  };
  begun(0);
  const excerpts = (query: string) =>
    bench.store.handoffs.list({ query, limit: 50, before: null }).map(({ excerpt }) => excerpt);
  expect(excerpts('quartz')).toEqual([
    [
      { text: 'we could start in ', match: false },
      { text: 'quartz', match: true },
      { text: ' month', match: false },
    ],
  ]);
  for (let index = 1; index < 3; index += 1) begun(index);
  const found = excerpts('quartz');
  expect(found).toHaveLength(3);
  // The newest ones have theirs; the others are found all the same.
  expect(found[0]).not.toBeNull();
  expect(found.at(-1)).toBeNull();
});
