import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { timelineSchema } from '../../../src-main/contract/practice.ts';
import { conversationInputSchema } from '../../../src-main/desk/conversations/conversation.ts';
import { loadTriggerPort } from '../../../src-main/desk/conversations/trigger-port.ts';
import { practiceScripts } from '../../../src-main/practice/scripts/index.ts';
import { placeAt } from '../../../src-main/practice/scripts/places.ts';
import { timelineFor } from '../../../src-main/practice/scripts/timeline-for.ts';

const audioFolder = path.resolve(import.meta.dirname, '../../../assets/public/practice');
const audioFiles = readdirSync(audioFolder);
const linesOf = (script: (typeof practiceScripts)[number]) => {
  const timeline = timelineFor(script);
  return [...timeline.whileRinging, ...timeline.afterBridge].map(({ line }) => line).concat(timeline.whenMoreTime);
};

const triggers = loadTriggerPort();
if (!triggers.ok) throw new Error(triggers.error.message);
const engine = triggers.value;

/** What the desk's own engine makes of a script: the first decision that begins a handoff. */
function moment({ told }: (typeof practiceScripts)[number]) {
  const listening = engine.listen(told.crm);
  for (const [index, { speaker, text, atSeconds }] of told.conversation.entries()) {
    const decision = listening.hear({ turn: index + 1, speaker, text, atSeconds });
    if (decision.begins) return decision;
  }
  return null;
}

describe.each(practiceScripts.map((script) => [script.id, script] as const))('script %s', (_, script) => {
  it('is a conversation the desk accepts, of 10 to 16 turns in order of time', () => {
    const { prospect, crm, campaign, conversation } = script.told;
    expect(conversationInputSchema.safeParse({ prospect, crm, campaign }).success).toBe(true);
    const times = conversation.map(({ atSeconds }) => atSeconds);
    expect(times.length).toBeGreaterThanOrEqual(10);
    expect(times.length).toBeLessThanOrEqual(16);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('calls for a person in its second half, on words of the prospect', () => {
    const decision = moment(script);
    expect(decision).not.toBeNull();
    const turn = script.told.conversation[(decision?.turn ?? 0) - 1];
    expect(turn?.speaker).toBe('prospect');
    expect(decision?.turn).toBeGreaterThanOrEqual(script.told.conversation.length / 2);
    expect(decision?.evidence.at(-1)?.turn).toBe(decision?.turn);
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
  it('teach different moments, one of them with a caller who leaves', () => {
    const kinds = practiceScripts.map((script) => [script.id, moment(script)?.trigger]);
    expect(Object.fromEntries(kinds)).toMatchObject({
      'high-interest': 'high-interest',
      'explicit-request': 'explicit-request',
    });
    expect(practiceScripts.filter((script) => script.performance.leavesAfterSeconds !== null)).toHaveLength(1);
  });

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
