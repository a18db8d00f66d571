import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHubSpot } from '../../../src-main/desk/crm/hubspot/hubspot.ts';
import { type Script, type ScriptedServer, startScriptedServer } from '../outbound/scripted-server.ts';
import { activity, prospect } from './activity-of.ts';
import * as recorded from './fixtures/hubspot.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.stop());

const hubspot = () => createHubSpot({ baseUrl: server.url, token: 'pat-na1-secret' });
const known: Script = ({ method, path, query }) => {
  switch (`${method} ${path}`) {
    case 'POST /crm/v3/objects/contacts/search':
      return { body: recorded.contacts };
    case 'GET /crm/v3/objects/contacts/52/associations/deals':
      return { body: query.has('after') ? recorded.dealLinks.second : recorded.dealLinks.first };
    case 'GET /crm/v3/objects/contacts/52/associations/notes':
      return { body: recorded.noteLinks };
    case 'POST /crm/v3/objects/deals/batch/read':
      return { body: recorded.deals };
    case 'POST /crm/v3/objects/notes/batch/read':
      return { body: recorded.notes };
    case 'POST /crm/v3/objects/calls/search':
      return { body: recorded.noContacts };
    case 'POST /crm/v3/objects/calls':
      return { status: 201, body: recorded.created };
    default:
      return { status: 404 };
  }
};

describe('HubSpot', () => {
  it('tells who the address belongs to, their deals of every page and their notes', async () => {
    server.script = known;
    const from = server.asked.length;
    expect(await hubspot().lookup(prospect)).toEqual({
      ok: true,
      value: {
        fields: {
          name: 'Dana Whitfield',
          title: 'VP Operations',
          company: 'Harborline Logistics',
          'lifecycle stage': 'opportunity',
          'lead status': 'OPEN_DEAL',
          'last contacted': '2026-02-20',
          deals: '1',
        },
        history: [
          { text: 'Deal Fleet tracking 140 (presentationscheduled, 48000, open)', at: '2026-04-30T00:00:00Z' },
          { text: 'Note: Asked for the switching guide & a price list', at: '2026-02-20T15:30:00Z' },
        ],
      },
    });
    const asked = server.asked.slice(from);
    expect(asked.every(({ headers }) => headers.authorization === 'Bearer pat-na1-secret')).toBe(true);
    const read = asked.find(({ path }) => path === '/crm/v3/objects/deals/batch/read');
    expect(JSON.parse(read?.text ?? '').inputs).toEqual([{ id: '900' }, { id: '901' }]);
    const search = JSON.parse(asked[0]?.text ?? '');
    expect(
      search.filterGroups.map(
        ({ filters }: { filters: readonly { propertyName: string }[] }) => filters[0]?.propertyName,
      ),
    ).toEqual(['email', 'phone', 'mobilephone']);
  });

  it('asks for nobody in particular never, and finds nothing in an empty CRM', async () => {
    const from = server.asked.length;
    expect(await hubspot().lookup({ phone: null, email: null })).toEqual({
      ok: true,
      value: { fields: {}, history: [] },
    });
    expect(server.asked.length).toBe(from);
    server.script = () => ({ body: recorded.noContacts });
    expect(await hubspot().lookup(prospect)).toEqual({ ok: true, value: { fields: {}, history: [] } });
    expect(await hubspot().writeOutcome(activity)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('keeps the outcome as a call of the contact, once', async () => {
    server.script = known;
    expect(await hubspot().writeOutcome(activity)).toEqual({ ok: true, value: undefined });
    expect(JSON.parse(server.asked.at(-1)?.text ?? '')).toEqual({
      properties: {
        hs_timestamp: '2026-03-02T15:10:00.000Z',
        hs_call_title: 'Warm transfer: Opportunity (4b0e6c1e)',
        hs_call_body: activity.body,
        hs_call_duration: '61000',
        hs_call_direction: 'INBOUND',
        hs_call_status: 'COMPLETED',
      },
      associations: [{ to: { id: '52' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 194 }] }],
    });
    server.script = (asked, count) =>
      asked.path === '/crm/v3/objects/calls/search'
        ? { body: { total: 1, results: [{ id: '3001', properties: {} }] } }
        : known(asked, count);
    expect((await hubspot().writeOutcome(activity)).ok).toBe(true);
    expect(server.asked.at(-1)?.path).toBe('/crm/v3/objects/calls/search');
  });

  it.each([
    ['a refused token', { status: 401, body: recorded.unauthorised }, 'forbidden', null],
    ['a spent second', { status: 429, headers: { 'retry-after': '7' }, body: recorded.tooMany }, 'rate-limited', 7_000],
    ['an outage', { status: 502, body: '<html>' }, 'unreachable', null],
    ['no JSON', { body: '<html>' }, 'bad-request', null],
    ['another shape', { body: { results: 'none' } }, 'bad-request', null],
    ['a flood', { body: `"${'x'.repeat(1_100_000)}"` }, 'too-large', null],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'rejected', null],
  ] as const)('says what is wrong with %s, without its token', async (_name, reply, code, retryAfterMs) => {
    server.script = () => reply;
    const failed = await hubspot().lookup(prospect);
    expect(failed).toMatchObject({ ok: false, error: { code, retryAfterMs } });
    expect(JSON.stringify(failed)).not.toContain('secret');
  });

  it('gives up at its deadline, wherever it stands', async () => {
    server.script = (asked, count) => (asked.path.endsWith('/search') ? known(asked, count) : 'silence');
    const hasty = createHubSpot({ baseUrl: server.url, token: 't', patienceMs: 80 });
    expect(await hasty.lookup(prospect)).toMatchObject({ ok: false, error: { code: 'timeout' } });
  });

  it('reads no endless list', async () => {
    server.script = (asked, count) =>
      asked.path.endsWith('/deals')
        ? { body: { results: [{ id: String(count) }], paging: { next: { after: String(count) } } } }
        : known(asked, count);
    const from = server.asked.length;
    expect((await hubspot().lookup(prospect)).ok).toBe(true);
    expect(server.asked.slice(from).filter(({ path }) => path.endsWith('/associations/deals'))).toHaveLength(3);
  });
});
