import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PracticeStep, Timeline } from '../../../src-main/contract/practice.ts';
import { Performance } from '../../../src-renderer/practice-caller/performance.ts';
import type { LegReport, OutgoingLeg } from '../../../src-renderer/practice-caller/ports.ts';

const line = (speaker: 'ai' | 'prospect', text: string) => ({ speaker, text, audio: 'a.opus' });
const timeline: Timeline = {
  whileRinging: [{ cue: { kind: 'pause', seconds: 1 }, line: line('ai', 'one moment') }],
  whenMoreTime: line('ai', 'ten more'),
  leavesAfterSeconds: null,
  givesUpAfterSeconds: 100,
  afterBridge: [
    { cue: { kind: 'pause', seconds: 1 }, line: line('ai', 'over to you') },
    { cue: { kind: 'reply', atMost: 5 }, line: line('prospect', 'hello') },
    { cue: { kind: 'reply', atMost: 5 }, line: line('prospect', 'bye') },
  ],
};
/** Every line lasts two seconds. */
const lineMs = 2_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rehearse(changes: Partial<Timeline> = {}, options: { place?: Promise<OutgoingLeg>; mute?: boolean } = {}) {
  const log: string[] = [];
  let report: (report: LegReport) => void = () => undefined;
  const leg: OutgoingLeg = {
    cancel: async () => void log.push('> cancel'),
    hangUp: async () => void log.push('> hang up'),
  };
  const sleep = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  const performance = new Performance(
    { ...timeline, ...changes },
    {
      sleep,
      now: () => Date.now(),
      report: (step) => log.push(describeStep(step)),
      voice: { speak: (_, signal) => (options.mute ? Promise.reject(new Error('no sound')) : sleep(lineMs, signal)) },
      ear: { reply: (atMostMs, signal) => sleep(atMostMs, signal) },
    },
    (listener) => {
      report = listener;
      return options.place ?? Promise.resolve(leg);
    },
  );
  void performance.start();
  return {
    log,
    performance,
    async hear(...reports: LegReport[]) {
      for (const one of reports) report(one);
      await vi.advanceTimersByTimeAsync(0);
    },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

function describeStep(step: PracticeStep): string {
  switch (step.kind) {
    case 'says':
      return `${step.speaker}: ${step.text}`;
    case 'ended':
      return `ended by ${step.by}`;
    case 'declined':
      return `declined ${step.status} ${step.reason}`;
    default:
      return step.kind;
  }
}

describe('a practice call', () => {
  it('goes from the first ring to the goodbye', async () => {
    const call = rehearse();
    await call.hear({ type: 'ringing' }, { type: 'early' });
    await call.pass(4_000);
    await call.hear({ type: 'answered' });
    await call.pass(60_000);
    expect(call.log).toEqual([
      'calling',
      'ringing',
      'early-media',
      'ai: one moment',
      'answered',
      'ai: over to you',
      'prospect: hello',
      'prospect: bye',
      'ended by prospect',
      '> hang up',
    ]);
  });

  it('cuts the holding line when the rep answers, and says it once however often the phone rings', async () => {
    const call = rehearse();
    await call.hear({ type: 'ringing' }, { type: 'ringing' }, { type: 'early' }, { type: 'early' });
    await call.pass(1_500);
    await call.hear({ type: 'answered' });
    await call.pass(1_100);
    expect(call.log.slice(3)).toEqual(['ai: one moment', 'answered', 'ai: over to you']);
  });

  it('tells the prospect when the rep needs more time, after the sentence it is in', async () => {
    const call = rehearse();
    await call.hear({ type: 'ringing' }, { type: 'early' });
    await call.pass(1_500);
    await call.hear({ type: 'more-time', seconds: 10 });
    expect(call.log.at(-1)).toBe('more-time');
    await call.pass(2_000);
    expect(call.log.at(-1)).toBe('ai: ten more');
    await call.hear({ type: 'answered' });
    expect(call.log.at(-1)).toBe('answered');
  });

  it.each([
    [{ leavesAfterSeconds: 9 }, 9_000, 'prospect-left'],
    [{ givesUpAfterSeconds: 30 }, 30_000, 'gave-up'],
  ] as const)('cancels with %o', async (changes, ms, last) => {
    const call = rehearse(changes);
    await call.hear({ type: 'ringing' });
    await call.pass(ms - 1);
    expect(call.log).toEqual(['calling', 'ringing']);
    await call.pass(1);
    expect(call.log.slice(2)).toEqual([last, '> cancel']);
    await call.hear({ type: 'refused', status: 487, reason: null });
    expect(call.log).toHaveLength(4);
  });

  it('does not leave once the rep is on', async () => {
    const call = rehearse({ leavesAfterSeconds: 9 });
    await call.hear({ type: 'ringing' });
    await call.pass(8_000);
    await call.hear({ type: 'answered' });
    await call.pass(5_000);
    expect(call.log).not.toContain('prospect-left');
  });

  it('ends with the reason the rep gave, and does not call again', async () => {
    const call = rehearse();
    await call.hear({ type: 'ringing' }, { type: 'refused', status: 603, reason: 'wrong-rep' });
    await call.pass(200_000);
    expect(call.log).toEqual(['calling', 'ringing', 'declined 603 wrong-rep']);
  });

  it('falls silent on hold and says the interrupted line again', async () => {
    const call = rehearse();
    await call.hear({ type: 'answered' });
    await call.pass(8_500);
    expect(call.log.at(-1)).toBe('prospect: hello');
    await call.hear({ type: 'held', held: true }, { type: 'held', held: true });
    await call.pass(60_000);
    expect(call.log.at(-1)).toBe('held');
    await call.hear({ type: 'held', held: false });
    expect(call.log.slice(-2)).toEqual(['resumed', 'prospect: hello']);
  });

  it('stops talking when the rep hangs up', async () => {
    const call = rehearse();
    await call.hear({ type: 'answered' });
    await call.pass(1_500);
    await call.hear({ type: 'hung-up' });
    await call.pass(60_000);
    expect(call.log).toEqual(['calling', 'answered', 'ai: over to you', 'ended by rep']);
  });

  it('reports a call that cannot be placed, and sound that cannot be played', async () => {
    const unplaced = rehearse({}, { place: Promise.reject(new Error('no line')) });
    await unplaced.pass(0);
    expect(unplaced.log).toEqual(['calling', 'failed']);
    const mute = rehearse({}, { mute: true });
    await mute.hear({ type: 'answered' });
    await mute.pass(1_000);
    expect(mute.log.slice(1)).toEqual(['answered', 'ai: over to you', 'failed', '> hang up']);
  });

  it('stopped from outside, cancels or hangs up as the call stands', async () => {
    const ringing = rehearse();
    await ringing.hear({ type: 'ringing' });
    await ringing.performance.stop();
    const talking = rehearse();
    await talking.hear({ type: 'answered' });
    await talking.performance.stop();
    expect([ringing.log.at(-1), talking.log.at(-1)]).toEqual(['> cancel', '> hang up']);
  });
});
