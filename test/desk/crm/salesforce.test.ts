import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSalesforce } from '../../../src-main/desk/crm/salesforce/salesforce.ts';
import { soql } from '../../../src-main/desk/crm/salesforce/soql.ts';
import { type Script, type ScriptedServer, startScriptedServer } from '../outbound/scripted-server.ts';
import { activity, prospect } from './activity-of.ts';
import * as recorded from './fixtures/salesforce.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.stop());

const options = () => ({ baseUrl: server.url, apiVersion: 'v61.0', credentials: { token: 'session-secret' } });
const objectOf = (query: string | null): string => / FROM (\w+) /.exec(query ?? '')?.[1] ?? '';
const known: Script = ({ method, path, query }) => {
  if (method === 'POST' && path === '/services/data/v61.0/sobjects/Task')
    return { status: 201, body: recorded.created };
  if (path === recorded.nextTasks) return { body: recorded.tasks[1] };
  const text = query.get('q');
  if (text?.includes('CallObject') === true) return { body: recorded.page([]) };
  const answers: Record<string, object> = {
    Contact: recorded.page([recorded.contact]),
    Task: recorded.tasks[0],
    Opportunity: recorded.opportunities,
  };
  return path === '/services/data/v61.0/query'
    ? { body: answers[objectOf(text)] ?? recorded.page([]) }
    : { status: 404 };
};
const onlyLead: Script = (asked, count) => {
  const object = objectOf(asked.query.get('q'));
  if (object === 'Contact') return { body: recorded.page([]) };
  return object === 'Lead' ? { body: recorded.page([recorded.lead]) } : known(asked, count);
};

describe('Salesforce', () => {
  it('tells of the contact, the account, its opportunities and the tasks of every page', async () => {
    server.script = known;
    expect(await createSalesforce(options()).lookup(prospect)).toEqual({
      ok: true,
      value: {
        fields: {
          name: 'Dana Whitfield',
          title: 'VP Operations',
          company: 'Harborline Logistics',
          industry: 'Transportation',
          employees: '420',
          owner: 'Ana Ruiz',
        },
        history: [
          { text: 'Opportunity Fleet tracking 140 (Proposal/Price Quote, 48000, open)', at: '2026-04-30' },
          { text: 'Call, Completed', at: '2026-02-20' },
          { text: 'E-mail: switching guide, Completed', at: null },
        ],
      },
    });
  });

  it('finds a lead where there is no contact, by every spelling of the number', async () => {
    server.script = onlyLead;
    const from = server.asked.length;
    const found = await createSalesforce(options()).lookup({ phone: '+13035550142', email: null });
    expect(found).toMatchObject({
      ok: true,
      value: { fields: { name: "Owen O'Neil", company: 'Larkfield Medical', 'lead status': 'Working - Contacted' } },
    });
    expect(server.asked[from]?.query.get('q')).toContain("'(303) 555-0142'");
    expect(server.asked.slice(from).some(({ query }) => objectOf(query.get('q')) === 'Opportunity')).toBe(false);
  });

  it('keeps the outcome as a completed call of whom it found, once', async () => {
    server.script = onlyLead;
    expect(await createSalesforce(options()).writeOutcome(activity)).toEqual({ ok: true, value: undefined });
    expect(JSON.parse(server.asked.at(-1)?.text ?? '')).toEqual({
      WhoId: recorded.leadId,
      Subject: activity.subject,
      Description: activity.body,
      Status: 'Completed',
      TaskSubtype: 'Call',
      CallType: 'Inbound',
      CallObject: activity.handoffId,
      CallDurationInSeconds: 61,
      CallDisposition: 'opportunity',
      ActivityDate: '2026-03-02',
    });
    server.script = (asked, count) =>
      asked.query.get('q')?.includes('CallObject') === true
        ? { body: recorded.page([{ Id: recorded.created.id }]) }
        : known(asked, count);
    expect((await createSalesforce(options()).writeOutcome(activity)).ok).toBe(true);
    expect(server.asked.at(-1)?.method).toBe('GET');
  });

  it('fetches a token, and another when that one has expired', async () => {
    let expired = false;
    server.script = (asked, count) => {
      if (asked.path === '/services/oauth2/token') return { body: recorded.token };
      if (expired) {
        expired = false;
        return { status: 401, body: recorded.expired };
      }
      return asked.headers.authorization === 'Bearer 00DRO!fresh' ? known(asked, count) : { status: 401 };
    };
    const credentials = { clientId: 'app', clientSecret: 'app-secret' };
    const salesforce = createSalesforce({ ...options(), credentials });
    const from = server.asked.length;
    const tokens = () => server.asked.slice(from).filter(({ path }) => path === '/services/oauth2/token');
    expect((await salesforce.lookup(prospect)).ok).toBe(true);
    expect(tokens().map(({ text }) => text)).toEqual([
      'grant_type=client_credentials&client_id=app&client_secret=app-secret',
    ]);
    expired = true;
    expect((await salesforce.lookup(prospect)).ok).toBe(true);
    expect(tokens()).toHaveLength(2);
  });

  it.each([
    ['a session that is over', { status: 401, body: recorded.expired }, 'forbidden'],
    ['a day that is used up', { status: 403, body: recorded.spent }, 'rate-limited'],
    ['another shape', { body: { records: [] } }, 'bad-request'],
    ['an id that is none', { body: recorded.page([{ ...recorded.contact, Id: "x' OR '1" }]) }, 'bad-request'],
    [
      'a next page elsewhere',
      { body: recorded.page([], 'https://elsewhere.example/services/data/v61.0/query/1') },
      'bad-request',
    ],
  ] as const)('says what is wrong with %s', async (_name, reply, code) => {
    server.script = () => reply;
    const failed = await createSalesforce(options()).lookup(prospect);
    expect(failed).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(failed)).not.toContain('secret');
  });
});

describe('a query', () => {
  /** Reads literals as SOQL does; what stands between them is the query itself. */
  function outside(query: string): { readonly skeleton: string; readonly literals: readonly string[] } {
    const literals: string[] = [];
    const skeleton = query.replace(/'((?:[^'\\]|\\.)*)'/gs, (_all, literal: string) => {
      literals.push(literal.replace(/\\(.)/gs, '$1'));
      return '?';
    });
    return { skeleton, literals };
  }

  it('stays the query it is whatever the values are', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.constantFrom("'", '\\', '"', ' OR ', "\\'", '\n', '%', '_', ')', 'x'), { maxLength: 20 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, fc.array(hostile, { minLength: 1, maxLength: 4 }), (email, phones) => {
        const { skeleton, literals } = outside(soql`WHERE Email = ${email} OR Phone IN ${phones} LIMIT 1`);
        expect(skeleton).toBe(`WHERE Email = ? OR Phone IN (${phones.map(() => '?').join(',')}) LIMIT 1`);
        const plain = (value: string) => value.toWellFormed().replace(/\p{Cc}/gu, ' ');
        expect(literals).toEqual([email, ...phones].map(plain));
      }),
      { numRuns: 1_000 },
    );
  });
});
