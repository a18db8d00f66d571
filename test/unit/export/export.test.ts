/** Handoffs as files: what is in them, what is not, and what a disk that refuses is told to the rep as. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '../../../src-main/brief/read-document.ts';
import type { ExportRequest } from '../../../src-main/contract/export.ts';
import { emptyDraft } from '../../../src-main/contract/feedback.ts';
import { noFilter } from '../../../src-main/contract/history.ts';
import { vconSchema } from '../../../src-main/desk/platforms/vcon/vcon.ts';
import { exportHandoffs } from '../../../src-main/export/exporter.ts';
import { type Bench, brief, facts, noon, openTestDatabase, said } from '../../db/support.ts';

let bench: Bench;
let folder: string;
beforeEach(() => {
  bench = openTestDatabase();
  folder = path.join(bench.folder, 'exports');
  mkdirSync(folder);
});
afterEach(() => bench.discard());

const all: ExportRequest = { format: 'csv', handoffId: null, query: '', filter: noFilter };

function live(index: number, name: string): string {
  const receivedAt = new Date(noon.getTime() + index * 1_000).toISOString();
  const { handoffId } = bench.store.handoffs.begin(facts({ receivedAt }), `k${index}`);
  const known = brief(`k${index}`, { transcript: said('hello', 'what does it cost?'), campaign: 'Q1' });
  bench.store.briefs.save({ ...known, prospect: { ...known.prospect, name, email: 'ada@example.com' } });
  bench.store.handoffs.record(handoffId, { type: 'bridged', afterMs: 2_500 }, 2_500);
  bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 61.04 });
  return handoffId;
}

/** `stopAt`: the rep stops it once so many are written. */
async function write(request: ExportRequest, name = 'out', stopAt = Number.POSITIVE_INFINITY) {
  const file = path.join(folder, name);
  const progress: [number, number][] = [];
  const stop = new AbortController();
  const source = {
    history: bench.store.handoffs,
    repName: 'Sarah',
    progress: (count: number, of: number) => {
      progress.push([count, of]);
      if (count >= stopAt) stop.abort();
    },
    signal: stop.signal,
  };
  const written = await exportHandoffs(file, request, source);
  return { written, progress, text: written.ok && written.value !== null ? readFileSync(file, 'utf8') : '' };
}

describe('as a spreadsheet', () => {
  it('has a byte order mark, a header and every handoff once, newest first', async () => {
    for (let index = 0; index < 60; index += 1) live(index, `Ada ${index}`);
    const { written, progress, text } = await write(all);
    const lines = text.split('\r\n');
    expect(written).toEqual({ ok: true, value: 60 });
    expect(progress).toEqual([
      [25, 60],
      [50, 60],
      [60, 60],
    ]);
    expect(lines[0]).toMatch(/^\ufeffreceived_at,direction,name,/);
    expect(lines[1]).toContain('Ada 59,Cobol Labs');
    expect(lines.slice(1, -1)).toHaveLength(60);
    expect(lines[60]).toContain(',connected,,2.5,61,');
  });

  it('stops when it is told to, and leaves neither the file nor a part of it', async () => {
    for (let index = 0; index < 60; index += 1) live(index, `Ada ${index}`);
    const { written, progress } = await write(all, 'stopped', 50);
    expect(written).toEqual({ ok: true, value: null });
    expect(progress.at(-1)).toEqual([50, 60]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says how many there will be of what is listed', async () => {
    for (let index = 0; index < 3; index += 1) live(index, index === 1 ? 'Grace' : 'Zelda');
    expect((await write({ ...all, query: 'zelda' })).progress).toEqual([[2, 2]]);
    expect((await write({ ...all, query: '?' })).progress).toEqual([[0, 0]]);
    expect((await write({ ...all, filter: { ...noFilter, direction: 'out' } })).progress).toEqual([[0, 0]]);
  });

  it('has what is listed, and no formula', async () => {
    live(0, '=HYPERLINK("http://evil")');
    live(1, 'Ada');
    bench.store.handoffs.setNote(live(2, 'Grace'), '@SUM(A1)');
    const filtered = await write({ ...all, query: 'hyperlink' });
    expect(filtered.written).toEqual({ ok: true, value: 1 });
    expect(filtered.text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect((await write({ ...all, filter: { ...noFilter, noted: true } })).text).toContain("'@SUM(A1)");
  });
});

describe('as a vCon', () => {
  it('is one a line, fits the draft, and reads back as the brief it was', async () => {
    const handoffId = live(0, 'Ada');
    bench.store.handoffs.setNote(handoffId, 'call on Friday');
    bench.store.feedback.submit(handoffId, { ...emptyDraft, timing: 'right' });
    live(1, 'Grace');
    const { text } = await write({ ...all, format: 'vcon' });
    const [, line = ''] = text.trimEnd().split('\n');
    const vcon = vconSchema.parse(JSON.parse(line));
    expect(vcon.parties.map(({ name }) => name)).toEqual(['Ada', undefined, 'Sarah']);
    expect(vcon.dialog.map(({ type, start }) => `${type} ${start.slice(14)}`)).toEqual([
      'text 59:59.000Z',
      'text 00:00.000Z',
      'transfer 00:02.500Z',
    ]);
    expect(vcon.analysis.map(({ product }) => product)).toEqual([
      'transcript',
      'trigger',
      'facts',
      'call',
      'feedback',
      'note',
    ]);
    const back = readDocument(line, { handoffKey: 'k0', now: noon, keyMustMatch: false });
    expect(back).toMatchObject({
      value: { prospect: { name: 'Ada', email: 'ada@example.com' }, campaign: 'Q1', summary: null },
    });
    expect(back.ok && back.value.transcript.map((turn) => turn.text)).toEqual(['hello', 'what does it cost?']);
  });

  it('says to whom the rep sent the prospect on, and so does a spreadsheet', async () => {
    const { handoffId } = bench.store.handoffs.begin(facts(), 'k0');
    const sam = { to: 'Sam Okafor', address: '+13035550142', how: 'blind' } as const;
    bench.store.handoffs.record(handoffId, { type: 'bridged', afterMs: 900 }, 900);
    bench.store.handoffs.record(handoffId, { type: 'transfer-failed', ...sam, to: 'Grace', why: 'busy' }, 10_000);
    bench.store.handoffs.record(handoffId, { type: 'transferred', ...sam, confirmed: true }, 30_000);
    bench.store.handoffs.record(handoffId, { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 29 }, 30_010);
    const vcon = vconSchema.parse(JSON.parse((await write({ ...all, format: 'vcon' })).text));
    const [, onward] = vcon.dialog.filter(({ type }) => type === 'transfer');
    expect(onward).toMatchObject({ transferee: 0, transferor: 2, transfer_target: 3 });
    expect(onward?.start).toBe(new Date(Date.parse(facts().receivedAt) + 30_000).toISOString());
    expect(vcon.parties[3]).toEqual({ name: 'Sam Okafor', tel: 'tel:+13035550142' });
    expect((await write(all)).text.split('\r\n')[1]).toMatch(/,Sam Okafor$/);
  });

  it('is one handoff where one was asked for; of a call the rep made it has no transfer', async () => {
    live(0, 'Ada');
    const { handoffId } = bench.store.handoffs.beginOutgoing(
      facts({ receivedAt: '2026-11-24T12:00:00Z' }),
      'dial:1',
      false,
    );
    bench.store.handoffs.record(handoffId, { type: 'bridged', afterMs: 900 }, 900);
    const { text } = await write({ ...all, format: 'vcon', handoffId });
    const vcon = vconSchema.parse(JSON.parse(text));
    expect(vcon.uuid).toBe(handoffId);
    expect(vcon.dialog).toEqual([]);
  });
});

describe('a place that takes no file', () => {
  it('is told in words, and leaves neither a part nor a changed file', async () => {
    live(0, 'Ada');
    writeFileSync(path.join(folder, 'out'), 'older');
    const { signal } = new AbortController();
    const told = { repName: '', progress: () => undefined, signal };
    const history = bench.store.handoffs;
    const missing = await exportHandoffs(path.join(folder, 'gone', 'x.csv'), all, { history, ...told });
    expect(missing).toMatchObject({
      ok: false,
      error: { code: 'not-found', message: expect.stringContaining('folder') },
    });
    const broken = {
      list: () => {
        throw new Error('the database is gone');
      },
      detail: () => null,
      count: () => 1,
    };
    await expect(exportHandoffs(path.join(folder, 'out'), all, { history: broken, ...told })).rejects.toThrow('gone');
    expect(readdirSync(folder)).toEqual(['out']);
    expect(readFileSync(path.join(folder, 'out'), 'utf8')).toBe('older');
  });
});
