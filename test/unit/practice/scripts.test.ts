import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Fact, handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import { assessCompliance } from '../../../src-main/contract/compliance.ts';
import { timelineSchema } from '../../../src-main/contract/practice.ts';
import { briefFor } from '../../../src-main/practice/scripts/brief-for.ts';
import { practiceScripts } from '../../../src-main/practice/scripts/index.ts';
import { placeAt } from '../../../src-main/practice/scripts/places.ts';
import { timelineFor } from '../../../src-main/practice/scripts/timeline-for.ts';

const now = new Date('2026-03-11T15:00:00Z');
const audioFolder = path.resolve(import.meta.dirname, '../../../assets/public/practice');
const audioFiles = readdirSync(audioFolder);
const linesOf = (script: (typeof practiceScripts)[number]) => {
  const timeline = timelineFor(script);
  return [...timeline.whileRinging, ...timeline.afterBridge].map(({ line }) => line).concat(timeline.whenMoreTime);
};

describe.each(practiceScripts.map((script) => [script.id, script] as const))('script %s', (_, script) => {
  const brief = briefFor(script, `practice-${script.id}-1`, now);

  it('has a brief the contract accepts, waiting since a moment ago', () => {
    expect(handoffBriefSchema.parse(brief)).toEqual(brief);
    expect(now.getTime() - Date.parse(brief.waitingSince ?? '')).toBe(script.waitedSeconds * 1_000);
  });

  it('backs every fact "said on the call" with a turn of the prospect', () => {
    const facts: Fact[] = [brief.needs, brief.intentSignals, brief.objections, brief.openQuestions].flat();
    for (const { text, source } of facts) {
      if (source.kind !== 'said') continue;
      expect(brief.transcript[source.turn - 1]?.speaker, text).toBe('prospect');
    }
  });

  it('quotes the prospect word for word', () => {
    expect(brief.trigger.evidence.length).toBeGreaterThan(0);
    for (const { quote, turn } of brief.trigger.evidence) {
      expect(brief.transcript[(turn ?? 0) - 1]?.text).toContain(quote);
    }
  });

  it('has a transcript of 10 to 16 turns in order of time', () => {
    const times = brief.transcript.map((turn) => turn.atSeconds ?? -1);
    expect(times.length).toBeGreaterThanOrEqual(10);
    expect(times.length).toBeLessThanOrEqual(16);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('has a timeline the contract accepts, with an Ogg Opus file for every line', () => {
    const timeline = timelineFor(script);
    expect(timelineSchema.parse(timeline)).toEqual(timeline);
    for (const line of linesOf(script)) {
      const file = readFileSync(path.join(audioFolder, line.audio));
      expect(file.subarray(0, 4).toString(), line.audio).toBe('OggS');
      expect(file.subarray(28, 36).toString(), line.audio).toBe('OpusHead');
    }
  });
});

describe('the scripts together', () => {
  it('show high interest, a loop, an explicit request and a caller who leaves', () => {
    expect(practiceScripts.map((script) => script.knowledge.trigger.kind)).toEqual([
      'high-interest',
      'loop',
      'explicit-request',
      'hesitation',
    ]);
    expect(practiceScripts.filter((script) => script.performance.leavesAfterSeconds !== null)).toHaveLength(1);
  });

  it.each([2, 8, 14, 20])(
    'light green at any hour, but for the call nobody can show consent for (%i:00 UTC)',
    (hour) => {
      const at = new Date(Date.UTC(2026, 2, 11, hour));
      const lights = practiceScripts.map((script) => [
        script.id,
        assessCompliance(briefFor(script, 'practice-1', at), at).headline,
      ]);
      expect(Object.fromEntries(lights)).toEqual({
        'high-interest': 'Cleared to talk',
        'objection-loop': 'Cleared to talk',
        'explicit-request': 'Consent unknown',
        'caller-leaves': 'Cleared to talk',
      });
    },
  );

  it('use every audio file, one text per file, in little space', () => {
    const texts = new Map<string, string>();
    for (const line of practiceScripts.flatMap(linesOf)) {
      expect(texts.get(line.audio) ?? line.text).toBe(line.text);
      texts.set(line.audio, line.text);
    }
    expect([...texts.keys()].toSorted()).toEqual(audioFiles.toSorted());
    const size = audioFiles.reduce((sum, file) => sum + statSync(path.join(audioFolder, file)).size, 0);
    expect(size).toBeLessThan(600_000);
  });

  it('find the prospect in business hours at every hour and season', () => {
    for (let hour = 0; hour < 366 * 24; hour += 7) {
      const at = new Date(Date.UTC(2026, 0, 1, hour));
      const { timeZone } = placeAt(at);
      const local = Number(
        new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at),
      );
      if (local < 9 || local >= 20) expect.fail(`${at.toISOString()} is ${local}:00 in ${timeZone}`);
    }
  });
});
