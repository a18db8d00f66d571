/** HubSpot by its CRM API v3: contacts by search, their deals and notes, a call engagement for the outcome. */
import type { z } from 'zod';
import { done, exchange, type ServiceResult, serviceFailure } from '../../outbound/exchange.ts';
import {
  type CrmActivity,
  type CrmAdapter,
  type CrmFinding,
  type CrmProspect,
  crmPatienceMs,
  emptyFinding,
  largestCrmAnswer,
  mostPages,
} from '../adapter.ts';
import { joined, known, wordsOfHtml } from '../lines.ts';
import { associationsSchema, batchSchema, createdSchema, type HubSpotRecord, searchSchema } from './shapes.ts';

export interface HubSpotOptions {
  readonly baseUrl: string;
  /** Of a private app with crm.objects.contacts read and write, and crm.objects.deals.read. */
  readonly token: string;
  /** ms for a lookup or a write as a whole. */
  readonly patienceMs?: number;
}

const contactProperties = [
  ...['firstname', 'lastname', 'jobtitle', 'company', 'lifecyclestage', 'hs_lead_status'],
  ...['notes_last_contacted', 'num_associated_deals'],
];
const dealProperties = ['dealname', 'dealstage', 'amount', 'closedate', 'hs_is_closed'];
const noteProperties = ['hs_note_body', 'hs_timestamp'];
const mostRecords = 10;
/** HubSpot's own association of a call with a contact. */
const callToContact = 194;

export function createHubSpot(options: HubSpotOptions): CrmAdapter {
  const base = options.baseUrl.replace(/\/+$/, '');

  function session() {
    const signal = AbortSignal.timeout(options.patienceMs ?? crmPatienceMs);
    const service = { name: 'HubSpot', largestAnswer: largestCrmAnswer, signal };
    const headers = { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' };

    async function ask<S extends z.ZodType>(
      path: string,
      schema: S,
      body?: object,
    ): Promise<ServiceResult<z.infer<S>>> {
      const answer = await exchange(service, {
        method: body === undefined ? 'GET' : 'POST',
        url: `${base}${path}`,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) return answer;
      const read = schema.safeParse(answer.value);
      return read.success ? done(read.data) : serviceFailure('bad-request', 'HubSpot answered in a shape not known.');
    }

    async function contact({ phone, email }: CrmProspect): Promise<ServiceResult<HubSpotRecord | null>> {
      const equal = (propertyName: string, value: string) => ({ filters: [{ propertyName, operator: 'EQ', value }] });
      const filterGroups = [
        ...(email === null ? [] : [equal('email', email)]),
        ...(phone === null ? [] : [equal('phone', phone), equal('mobilephone', phone)]),
      ];
      if (filterGroups.length === 0) return done(null);
      const sorts = [{ propertyName: 'lastmodifieddate', direction: 'DESCENDING' }];
      const search = { filterGroups, properties: [...contactProperties, 'email'], sorts, limit: mostRecords };
      const found = await ask('/crm/v3/objects/contacts/search', searchSchema, search);
      if (!found.ok) return found;
      const { results } = found.value;
      // An address is one person's; a number may be the switchboard's.
      const own = results.find(
        (item) => email !== null && item.properties['email']?.toLowerCase() === email.toLowerCase(),
      );
      return done(own ?? results[0] ?? null);
    }

    /** The records of one kind that belong to a contact, the latest ids kept. */
    async function related(contactId: string, kind: 'deals' | 'notes', properties: readonly string[]) {
      const ids: string[] = [];
      let after: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const cursor: string = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
        const path = `/crm/v3/objects/contacts/${contactId}/associations/${kind}?limit=100${cursor}`;
        const listed = await ask(path, associationsSchema);
        if (!listed.ok) return listed;
        ids.push(...listed.value.results.map(({ id }) => id));
        after = listed.value.paging?.next?.after;
        if (after === undefined) break;
      }
      if (ids.length === 0) return done<HubSpotRecord[]>([]);
      const inputs = [...new Set(ids)].slice(-mostRecords).map((id) => ({ id }));
      const read = await ask(`/crm/v3/objects/${kind}/batch/read`, batchSchema, { properties, inputs });
      return read.ok ? done(read.value.results) : read;
    }

    return { ask, contact, related };
  }

  async function lookup(prospect: CrmProspect): Promise<ServiceResult<CrmFinding>> {
    const { contact, related } = session();
    const found = await contact(prospect);
    if (!found.ok) return found;
    if (found.value === null) return done(emptyFinding);
    const { id, properties } = found.value;
    const deals = await related(id, 'deals', dealProperties);
    if (!deals.ok) return deals;
    const notes = await related(id, 'notes', noteProperties);
    if (!notes.ok) return notes;
    const fields = known({
      name: joined([properties['firstname'], properties['lastname']], ' '),
      title: properties['jobtitle'],
      company: properties['company'],
      'lifecycle stage': properties['lifecyclestage'],
      'lead status': properties['hs_lead_status'],
      'last contacted': properties['notes_last_contacted']?.slice(0, 10),
      deals: properties['num_associated_deals'],
    });
    const history = [...deals.value.map(dealLine), ...notes.value.map(noteLine)]
      .filter(({ text }) => text !== '')
      .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
    return done({ fields, history });
  }

  async function writeOutcome(activity: CrmActivity): Promise<ServiceResult<undefined>> {
    const { ask, contact } = session();
    const found = await contact(activity.prospect);
    if (!found.ok) return found;
    if (found.value === null) return serviceFailure('not-found', 'HubSpot does not know this prospect.');
    const title = { filters: [{ propertyName: 'hs_call_title', operator: 'EQ', value: activity.subject }] };
    const written = await ask('/crm/v3/objects/calls/search', searchSchema, { filterGroups: [title], limit: 1 });
    if (!written.ok) return written;
    if (written.value.results.length > 0) return done(undefined);
    const created = await ask('/crm/v3/objects/calls', createdSchema, {
      properties: {
        hs_timestamp: activity.at,
        hs_call_title: activity.subject,
        hs_call_body: activity.body,
        hs_call_duration: String(activity.durationSeconds * 1_000),
        hs_call_direction: 'INBOUND',
        hs_call_status: 'COMPLETED',
      },
      associations: [
        {
          to: { id: found.value.id },
          types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: callToContact }],
        },
      ],
    });
    return created.ok ? done(undefined) : created;
  }

  return { lookup, writeOutcome };
}

function dealLine({ properties }: HubSpotRecord) {
  const closed = properties['hs_is_closed'] === 'true' ? 'closed' : 'open';
  const facts = joined([properties['dealstage'], properties['amount'], closed], ', ');
  return { text: joined(['Deal', properties['dealname'], `(${facts})`], ' '), at: properties['closedate'] ?? null };
}

function noteLine({ properties }: HubSpotRecord) {
  const words = wordsOfHtml(properties['hs_note_body'] ?? '');
  return { text: words === '' ? '' : `Note: ${words}`, at: properties['hs_timestamp'] ?? null };
}
