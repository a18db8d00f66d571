import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskClient, largestAnswerBytes } from '../../src-main/sync/desk-client.ts';
import { type DeskStub, startDeskStub } from '../support/desk-stub.ts';
import { audit } from '../support/preview/audit.ts';
import { insightOf, month } from '../support/preview/insights.ts';

let stub: DeskStub;

beforeEach(async () => {
  stub = await startDeskStub();
});
afterEach(() => stub.stop());

const learning = () => createDeskClient({ baseUrl: stub.baseUrl, bearer: stub.bearer }).learning;
const period = { since: '2026-10-24T00:00:00.000+02:00', until: '2026-11-23T00:00:00.000Z' };

describe('figures of the desk', () => {
  it('are asked for by period, with the offset of the instant kept', async () => {
    stub.setFigures('/v1/insights', { kind: 'json', body: month });
    stub.setFigures('/v1/audit', { kind: 'json', body: audit });
    expect(await learning().insights(period)).toEqual({ ok: true, value: month });
    expect(await learning().audit(period)).toEqual({ ok: true, value: audit });
    expect(Object.fromEntries(new URLSearchParams(stub.requests[0]?.query))).toEqual(period);
    expect(stub.requests[1]).toMatchObject({ method: 'GET', path: '/v1/audit' });
  });

  it('come for one handoff, whatever its name', async () => {
    const [handoff] = month.recent;
    if (handoff === undefined) throw new Error('no handoff in the sample');
    stub.setFigures('/v1/insights/handoffs/a%2Fb', { kind: 'json', body: insightOf(handoff) });
    expect(await learning().handoff('a/b')).toEqual({ ok: true, value: insightOf(handoff) });
  });

  it('are refused when they are not figures, too many or missing', async () => {
    const codes = [];
    for (const reply of [
      { kind: 'json', body: { ...month, judged: -1 } },
      { kind: 'text', body: '{"handoffs":' },
      { kind: 'oversized', bytes: largestAnswerBytes + 1 },
      { kind: 'status', status: 403 },
      { kind: 'status', status: 503 },
    ] as const) {
      stub.setFigures('/v1/insights', reply);
      const answer = await learning().insights(period);
      codes.push(answer.ok ? 'ok' : answer.error.code);
    }
    expect(codes).toEqual(['rejected', 'rejected', 'too-large', 'forbidden', 'unreachable']);
  });
});

describe('a lead’s word', () => {
  it('is told once per press: each has its own idempotency key', async () => {
    await learning().decide('s-1', 'accept');
    await learning().decide('s-1', 'reject');
    await learning().undo();
    expect(stub.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/v1/learning/suggestions/s-1', '{"decision":"accept"}'],
      ['POST', '/v1/learning/suggestions/s-1', '{"decision":"reject"}'],
      ['POST', '/v1/learning/undo', '{}'],
    ]);
    expect(new Set(stub.requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(3);
  });
});
