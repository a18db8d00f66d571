import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deskAnswersWithinMs } from '../../src-main/contract/desk-socket.ts';
import type { OutboxRow } from '../../src-main/db/outbox-row.ts';
import {
  briefTimeoutMs,
  createDeskClient,
  deskTimeoutMs,
  largestAnswerBytes,
} from '../../src-main/sync/desk-client.ts';
import { type DeskStub, startDeskStub } from '../support/desk-stub.ts';

let stub: DeskStub;

beforeEach(async () => {
  stub = await startDeskStub();
});
afterEach(() => stub.stop());

const client = (change: Partial<Parameters<typeof createDeskClient>[0]> = {}) =>
  createDeskClient({ baseUrl: stub.baseUrl, bearer: stub.bearer, ...change });
const row: OutboxRow = {
  id: 1,
  kind: 'feedback',
  handoffKey: 'a/b ?#é',
  idempotencyKey: '00000000-0000-4000-8000-000000000001',
  body: '{"rating":5}',
  attempts: 0,
};

async function codeOf(result: Promise<{ ok: true } | { ok: false; error: { code: string } }>): Promise<string> {
  const settled = await result;
  return settled.ok ? 'ok' : settled.error.code;
}

describe('fetching a brief', () => {
  it('asks with bearer and reference, and answers unchecked JSON', async () => {
    stub.setBrief('k 1/2', { kind: 'json', body: { any: ['thing'] } });
    expect(await client().fetchBrief('k 1/2', 'id.nonce.mac')).toEqual({ ok: true, value: '{"any":["thing"]}' });
    expect(stub.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v1/handoffs/k%201%2F2',
      headers: { 'x-baton-handoff': 'id.nonce.mac', authorization: `Bearer ${stub.bearer}` },
    });
  });

  it('waits longer than the card does, so that a late brief still arrives', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    await client().fetchBrief('k', null);
    await client().accept('k');
    expect(timeout.mock.calls).toEqual([[briefTimeoutMs], [deskTimeoutMs]]);
    // An accept that was in time is not to look like one that was not.
    expect(deskTimeoutMs).toBeGreaterThan(deskAnswersWithinMs);
    timeout.mockRestore();
  });

  it('keeps the path of the address', async () => {
    await client({ baseUrl: `${stub.baseUrl}/tenant/` }).fetchBrief('k', null);
    expect(stub.requests[0]?.path).toBe('/tenant/v1/handoffs/k');
  });

  it('answers each failure as a value', async () => {
    stub.setBrief('slow', { kind: 'silent' });
    stub.setBrief('cut', { kind: 'cut' });
    stub.setBrief('moved', { kind: 'status', status: 302, headers: { location: 'http://127.0.0.1:1/' } });
    stub.setBrief('down', { kind: 'status', status: 503 });
    const { fetchBrief } = client();
    expect(await codeOf(fetchBrief('unknown', null))).toBe('not-found');
    expect(await codeOf(fetchBrief('cut', null))).toBe('unreachable');
    expect(await codeOf(fetchBrief('moved', null))).toBe('rejected');
    expect(await codeOf(fetchBrief('down', null))).toBe('unreachable');
    expect(await codeOf(fetchBrief('k', 'two\r\nlines'))).toBe('bad-request');
    expect(await codeOf(client({ timeoutMs: 100 }).fetchBrief('slow', null))).toBe('timeout');
    expect(await codeOf(client({ bearer: 'wrong' }).fetchBrief('k', null))).toBe('forbidden');
    expect(await codeOf(client({ bearer: null }).fetchBrief('k', null))).toBe('forbidden');
    await stub.stop();
    expect(await codeOf(fetchBrief('k', null))).toBe('unreachable');
  });

  it('takes a brief of exactly the cap and stops reading one byte later', async () => {
    stub.setBrief('full', { kind: 'oversized', bytes: largestAnswerBytes - 2 });
    stub.setBrief('over', { kind: 'oversized', bytes: largestAnswerBytes - 1 });
    stub.setBrief('endless', { kind: 'oversized', bytes: Number.MAX_SAFE_INTEGER });
    const { fetchBrief } = client();
    expect(await codeOf(fetchBrief('full', null))).toBe('ok');
    expect(await codeOf(fetchBrief('over', null))).toBe('too-large');
    expect(await codeOf(fetchBrief('endless', null))).toBe('too-large');
  });

  it.each(['.', '..', '', '\ud800'])('does not let the key %j leave its folder', async (handoffKey) => {
    expect(await codeOf(client().fetchBrief(handoffKey, null))).toBe('bad-request');
    expect(await codeOf(client().deliver({ ...row, handoffKey }))).toBe('bad-request');
    expect(stub.requests).toEqual([]);
  });

  it.each(['http://desk.example.com', 'ftp://127.0.0.1', 'nonsense'])('sends nothing to %s', async (baseUrl) => {
    expect(await codeOf(client({ baseUrl }).fetchBrief('k', null))).toBe('bad-request');
  });
});

describe('delivering', () => {
  it('posts the row as it is, under its key', async () => {
    expect(await client().deliver(row)).toEqual({ ok: true, value: undefined });
    expect(stub.deliveries).toMatchObject([
      { method: 'POST', kind: 'feedback', handoffKey: 'a/b ?#é', idempotencyKey: row.idempotencyKey, body: row.body },
    ]);
  });

  it('puts availability at its own address', async () => {
    await client().deliver({ ...row, kind: 'availability', handoffKey: null });
    expect(stub.deliveries).toMatchObject([{ method: 'PUT', path: '/v1/reps/me/availability', handoffKey: null }]);
  });

  it('accepts once however often it is said', async () => {
    await client().accept('k');
    await client().accept('k');
    expect(stub.counted('accept')).toHaveLength(1);
    expect(stub.duplicates()).toBe(1);
  });

  it('is delivered whatever the desk answers along with its 2xx', async () => {
    stub.answerDeliveries(() => ({ kind: 'oversized', bytes: 2 * largestAnswerBytes }));
    expect(await codeOf(client().deliver(row))).toBe('ok');
  });
});

describe('the test of the settings', () => {
  it('is passed by a desk that takes the key, although it knows no such handoff', async () => {
    stub.setBrief('connection-check', { kind: 'status', status: 404 });
    expect(await codeOf(client().check())).toBe('ok');
  });

  it('is failed by a wrong key and by a desk that is not there', async () => {
    expect(await codeOf(client({ bearer: 'wrong' }).check())).toBe('forbidden');
    expect(await codeOf(client({ baseUrl: 'http://127.0.0.1:9' }).check())).toBe('unreachable');
  });
});
