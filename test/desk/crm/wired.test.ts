/** CRM and summariser in a desk that runs: what is found reaches the brief, what came of it reaches the CRM. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CrmActivity, CrmAdapter } from '../../../src-main/desk/crm/adapter.ts';
import { done, serviceFailure } from '../../../src-main/desk/outbound/exchange.ts';
import { offered, report, startTestDesk, type TestDesk } from '../http/desk-app.ts';

let desk: TestDesk;
afterEach(() => desk.stop());

const finding = { fields: { 'Stage of Fleet renewal': 'Negotiation' }, history: [] };

function crm(written: CrmActivity[], refusals = 0): CrmAdapter {
  let left = refusals;
  return {
    lookup: async () => done(finding),
    async writeOutcome(activity) {
      left -= 1;
      if (left >= 0) return serviceFailure('unreachable', 'The CRM is away.');
      written.push(activity);
      return done(undefined);
    },
  };
}

async function talk(rep: string, handoffId: string): Promise<void> {
  const bridged = report(handoffId, { afterMs: 10, strategy: 'early' });
  expect((await desk.ask(rep, `POST /v1/handoffs/${handoffId}/bridged`, bridged)).status).toBe(204);
  const ended = report(handoffId, { outcome: { kind: 'connected' }, talkSeconds: 65 });
  expect((await desk.ask(rep, `POST /v1/handoffs/${handoffId}/ended`, ended)).status).toBe(204);
}

const pass = (seconds: number) => {
  desk.clock.now = new Date(desk.clock.now.getTime() + seconds * 1_000);
};

describe('a team with a CRM', () => {
  it('has on the brief what the CRM knows, and in the CRM what came of the call', async () => {
    const written: CrmActivity[] = [];
    desk = await startTestDesk({ parts: () => ({ crms: new Map([['acme', crm(written)]]) }) });
    const platform = await desk.key('acme', 'platform', 'vapi');
    const rep = await desk.rep('acme', 'ana');
    const { handoffId, reference } = await offered(desk, platform);
    const brief = async () =>
      (await desk.ask(rep, `GET /v1/handoffs/${handoffId}`, undefined, { 'x-baton-handoff': reference })).body;
    await expect.poll(async () => JSON.stringify((await brief()).crm)).toContain('Stage of Fleet renewal: Negotiation');
    await talk(rep, handoffId);
    pass(11);
    await expect
      .poll(() => written, { timeout: 10_000 })
      .toMatchObject([{ handoffId, durationSeconds: 65, prospect: { phone: '+12125550147' } }]);
  });

  it('is told again after the CRM was away', async () => {
    const written: CrmActivity[] = [];
    desk = await startTestDesk({ parts: () => ({ crms: new Map([['acme', crm(written, 1)]]) }) });
    const platform = await desk.key('acme', 'platform', 'vapi');
    const rep = await desk.rep('acme', 'ana');
    const { handoffId } = await offered(desk, platform);
    await talk(rep, handoffId);
    pass(11);
    await expect
      .poll(
        () => {
          pass(20);
          return written.length;
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe(1);
  });

  it('leaves other teams alone', async () => {
    const written: CrmActivity[] = [];
    desk = await startTestDesk({ parts: () => ({ crms: new Map([['globex', crm(written)]]) }) });
    const platform = await desk.key('acme', 'platform', 'vapi');
    const rep = await desk.rep('acme', 'ana');
    const { handoffId, reference } = await offered(desk, platform);
    await talk(rep, handoffId);
    const brief = await desk.ask(rep, `GET /v1/handoffs/${handoffId}`, undefined, { 'x-baton-handoff': reference });
    expect(JSON.stringify(brief.body.crm)).not.toContain('Negotiation');
    expect(await desk.store.crm.claim(['acme', 'globex'], new Date('2030-01-01'), new Date('2030-01-02'), 9)).toEqual(
      [],
    );
  });
});

describe('a desk with a model', () => {
  it('serves its own summary at once, and the retold one when it is there', async () => {
    let answer: (summary: string) => void = () => undefined;
    const retold = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const summariser = { summarise: async () => done({ summary: await retold, opener: null }) };
    desk = await startTestDesk({ parts: () => ({ summariser }) });
    const platform = await desk.key('acme', 'platform', 'vapi');
    await desk.rep('acme', 'ana');
    const { handoffId } = await offered(desk, platform);
    const summary = async () => (await desk.ask(platform, `GET /v1/handoffs/${handoffId}`)).body.summary;
    expect(await summary()).toContain('400 seats');
    answer('Moves 400 seats by May.');
    await expect.poll(summary).toBe('Moves 400 seats by May.');
  });
});
