/** Writes handoffs to a file: those a list shows, or one of them; a page at a time, so that a call may come in between. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { ExportFormat, ExportRequest } from '../contract/export.ts';
import type { HistoryDetail } from '../contract/history.ts';
import { ok, type Result } from '../contract/result.ts';
import type { History } from '../db/history.ts';
import { cellsOf, header } from './columns.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { vconOf } from './vcon.ts';
import { writeWhole } from './whole-file.ts';

/** Handoffs read between two breaths: their briefs are large. */
const atOnce = 25;

export interface ExportSource {
  readonly history: Pick<History, 'list' | 'detail' | 'count'>;
  readonly repName: string;
  /** So many are written, of about so many: some may come or go meanwhile. */
  readonly progress: (handoffs: number, of: number) => void;
  readonly signal: AbortSignal;
}

/** Answers how many handoffs the file has; null: stopped by `signal`, and there is no file. */
export async function exportHandoffs(
  file: string,
  request: ExportRequest,
  { history, repName, progress, signal }: ExportSource,
): Promise<Result<number | null>> {
  let count = 0;
  const total = request.handoffId === null ? history.count(request) : 1;
  async function* parts(): AsyncGenerator<string> {
    if (request.format === 'csv') yield byteOrderMark + csvLine(header);
    for await (const details of pages(request, history)) {
      signal.throwIfAborted();
      yield details.map((detail) => textOf(request.format, detail, repName)).join('');
      count += details.length;
      progress(count, total);
    }
  }
  try {
    const written = await writeWhole(file, parts());
    return written.ok ? ok(count) : written;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return ok(null);
    throw error;
  }
}

async function* pages(
  { handoffId, query, filter }: ExportRequest,
  history: ExportSource['history'],
): AsyncGenerator<HistoryDetail[]> {
  if (handoffId !== null) {
    yield present([history.detail(handoffId)]);
    return;
  }
  let before: string | null = null;
  for (;;) {
    const items = history.list({ query, filter, limit: atOnce, before });
    yield present(items.map((item) => history.detail(item.handoffId)));
    const last = items.at(-1);
    if (last === undefined || items.length < atOnce) return;
    before = last.receivedAt;
    await breathe();
  }
}

/** One may have been deleted since the list was read. */
function present(details: readonly (HistoryDetail | null)[]): HistoryDetail[] {
  return details.filter((detail) => detail !== null);
}

/** vCons stand one a line (JSON Lines): each is whole in itself, and nobody has to read all of them for one. */
function textOf(format: ExportFormat, detail: HistoryDetail, repName: string): string {
  switch (format) {
    case 'csv':
      return csvLine(cellsOf(detail));
    case 'vcon':
      return `${JSON.stringify(vconOf(detail, repName))}\n`;
    default:
      return format satisfies never;
  }
}
