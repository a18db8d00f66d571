/** Learning and its figures over HTTP, from the rep's verdict to the next call, and never across teams. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditSchema, handoffInsightSchema, insightsSchema } from '../../../src-main/contract/insights.ts';
import { exportLineSchema } from '../../../src-main/desk/insights/export.ts';
import { weights } from '../triggers/support.ts';
import { offered, startTestDesk, type TestDesk, wordTriggers } from './desk-app.ts';
import { judgedHandoff } from './judged.ts';

let desk: TestDesk;
const keys = { platform: '', lead: '', rep: '', otherPlatform: '', otherLead: '' };
let handoffId = '';
beforeAll(async () => {
  desk = await startTestDesk({ triggers: { ...wordTriggers, weights } });
  keys.platform = await desk.key('acme', 'platform', 'vapi');
  keys.lead = await desk.key('acme', 'lead', 'lea');
  keys.otherPlatform = await desk.key('globex', 'platform', 'vapi');
  keys.otherLead = await desk.key('globex', 'lead', 'gil');
  ({ handoffId, rep: keys.rep } = await judgedHandoff(desk, keys.platform, { timing: 'too-early', gaps: ['budget'] }));
  await vi.waitFor(async () => expect(await desk.store.learning.versions('acme', 1)).toHaveLength(1));
});
afterAll(() => desk.stop());

const window = 'since=2026-03-01T00:00:00Z&until=2026-03-03T00:00:00Z';

describe('a verdict', () => {
  it('is in the figures, with the call and its evidence behind it', async () => {
    const answer = await desk.ask(keys.lead, `GET /v1/insights?${window}`);
    expect(answer.status).toBe(200);
    const insights = insightsSchema.parse(answer.body);
    expect(insights).toMatchObject({
      ...{ handoffs: 1, judged: 1, timing: { early: 1, right: 0, late: 0 }, contextJudged: 1 },
      gaps: [{ gap: 'budget', count: 1, share: 1 }],
      campaigns: [{ name: 'spring', judged: 1 }],
      days: [{ day: '2026-03-02', early: 1 }],
      recent: [{ handoffId, name: 'Dana Reyes', timing: 'too-early', evidence: [{ quote: 'person', turn: 3 }] }],
    });
    expect(insights.triggers).toMatchObject([{ trigger: 'explicit-request', precision: 0 }]);
    const detail = handoffInsightSchema.parse(
      (await desk.ask(keys.lead, `GET /v1/insights/handoffs/${handoffId}`)).body,
    );
    expect(detail.turns).toHaveLength(3);
    expect(detail.decisions.at(-1)).toMatchObject({ turn: 3, fire: true, evidence: [{ turn: 3, quote: 'person' }] });
    expect(detail.note).toBe('Only wanted a price.');
  });

  it('has moved the trigger, for calls that begin from now on', async () => {
    const { body } = await desk.ask(keys.lead, 'GET /v1/learning/versions');
    expect(body.versions).toMatchObject([
      { version: 1, cause: 'calibration', by: null, active: true },
      { version: 0, cause: 'shipped', active: false },
    ]);
    const { id } = await offered(desk, keys.platform);
    expect((await desk.store.learning.tuningOf('acme', id)).shifts['explicit-request']).toBeLessThan(0);
    expect((await desk.ask(keys.lead, 'POST /v1/learning/undo', {})).status).toBe(204);
    const after = await desk.ask(keys.lead, 'GET /v1/learning/versions');
    expect(after.body.versions[0]).toMatchObject({ version: 2, cause: 'undo', by: 'lea', active: true });
    expect((await desk.ask(keys.lead, 'POST /v1/learning/undo', {})).status).toBe(409);
  });

  it('is in the audit', async () => {
    const audit = auditSchema.parse((await desk.ask(keys.platform, `GET /v1/audit?${window}`)).body);
    expect(audit.completeness.find(({ field }) => field === 'company')).toMatchObject({ share: 1 });
    const made = audit.hops.filter(({ count }) => count === 1).map(({ name }) => name);
    expect(made).toEqual(['trigger-to-offer', 'offer-to-ring', 'ring-to-bridge', 'trigger-to-bridge']);
    expect(audit.feedback).toMatchObject({ due: 1, given: 1, share: 1 });
  });

  it('is exported a line each, with the prospect’s words only where they are asked for', async () => {
    const exported = async (query: string) => {
      const answer = await desk.ask(keys.platform, `GET /v1/learning/export?${window}${query}`);
      expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
      return String(answer.body);
    };
    const lines = (await exported('')).trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(exportLineSchema.parse(JSON.parse(lines[0] ?? ''))).toMatchObject({
      ...{ handoffId, trigger: 'explicit-request', turn: 3, label: 0, labelTurn: 3, gaps: ['budget'] },
      evidence: [{ turn: 3 }],
    });
    expect(lines[0]).not.toMatch(/person|Dana|Northwind/);
    expect(await exported('&quotes=true')).toContain('"quote":"person"');
    expect(await exported('&quotes=true')).not.toContain('Dana');
  });
});

describe('the handoffs behind the figures', () => {
  it('come page by page, filtered as asked', async () => {
    for (let more = 0; more < 4; more += 1) await offered(desk, keys.platform);
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await desk.ask(keys.lead, `GET /v1/insights/handoffs?${window}&limit=2${after}`);
      seen.push(...body.handoffs.map((each: { handoffId: string }) => each.handoffId));
      after = body.next === null ? '' : `&after=${encodeURIComponent(body.next)}`;
    } while (after !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
    const judged = await desk.ask(
      keys.lead,
      `GET /v1/insights/handoffs?${window}&judged=true&trigger=explicit-request`,
    );
    expect(judged.body.handoffs).toMatchObject([{ handoffId }]);
  });

  it.each([
    'since=2026-03-01T00:00:00Z&until=2026-03-01T00:00:00Z',
    'since=2025-01-01T00:00:00Z&until=2026-03-01T00:00:00Z',
    'since=yesterday',
    'limit=0',
    'limit=201',
    'after=h1',
    'trigger=mood',
    'judged=maybe',
  ])('are not asked for by %s', async (query) => {
    const answer = await desk.ask(keys.lead, `GET /v1/insights/handoffs?${query}`);
    expect(answer.status).toBe(400);
  });
});

describe('two teams', () => {
  it('never see each other’s figures, at any address', async () => {
    const empty = await desk.ask(keys.otherLead, `GET /v1/insights?${window}`);
    expect(empty.body).toMatchObject({ handoffs: 0, judged: 0, triggers: [], recent: [], suggestions: [] });
    expect(empty.body.versions).toMatchObject([{ version: 0 }]);
    expect((await desk.ask(keys.otherLead, `GET /v1/audit?${window}`)).body).toMatchObject({ handoffs: 0, lost: [] });
    expect((await desk.ask(keys.otherLead, `GET /v1/insights/handoffs?${window}`)).body).toEqual({
      handoffs: [],
      next: null,
    });
    expect((await desk.ask(keys.otherLead, `GET /v1/insights/handoffs/${handoffId}`)).status).toBe(404);
    expect((await desk.ask(keys.otherPlatform, `GET /v1/learning/export?${window}&quotes=true`)).body).toBe('');
    expect((await desk.ask(keys.otherLead, 'GET /v1/learning/versions')).body.versions).toHaveLength(1);
    expect((await desk.ask(keys.otherLead, 'POST /v1/learning/undo', {})).status).toBe(409);
    const decided = await desk.ask(keys.otherLead, 'POST /v1/learning/suggestions/explicit-request-50-52', {
      decision: 'accept',
    });
    expect(decided.status).toBe(404);
  });

  it('have figures for those who may see them, and decisions for leads alone', async () => {
    const status = async (key: string, call: string, body?: object) => (await desk.ask(key, call, body)).status;
    for (const where of ['insights', 'audit', 'learning/versions', 'learning/export']) {
      expect(await status(keys.platform, `GET /v1/${where}`)).toBe(200);
      expect(await status(keys.rep, `GET /v1/${where}`)).toBe(403);
    }
    expect(await status(keys.platform, 'POST /v1/learning/undo', {})).toBe(403);
    expect(await status(keys.platform, 'POST /v1/learning/suggestions/x', { decision: 'accept' })).toBe(403);
    expect(await status(keys.lead, 'POST /v1/learning/suggestions/x', { decision: 'maybe' })).toBe(400);
  });
});
