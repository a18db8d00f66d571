/** What platforms' users put into variables, as the conversation the desk begins. */
import { describe, expect, it } from 'vitest';
import type { JsonRecord } from '../../../src-main/brief/json-intake.ts';
import { conversationInputSchema } from '../../../src-main/desk/conversations/conversation.ts';
import { type CallFacts, conversationInput, readFields } from '../../../src-main/desk/platforms/call-facts.ts';

const now = new Date('2026-03-02T15:00:00Z');
const inputOf = (record: JsonRecord, facts?: CallFacts) => conversationInput(readFields([record], now), 'Vapi', facts);

describe('variables', () => {
  it('say who is called, why it is allowed, whom the prospect needs, and the rest is CRM', () => {
    const record = {
      ...{
        customer_name: 'Dana Reyes',
        accountName: 'Northwind',
        tz: 'America/New_York',
        seats: 400,
        tier: 'enterprise',
      },
      ...{ tcpa_status: 'granted', consent_source: 'web form', dnc: 'no', campaign: 'spring' },
      ...{ skills: 'Fleet, Billing', preferred_language: 'es-MX', owner: 'Ana', vip: 'yes' },
      crm: { 'open tickets': 2 },
      notes: 'Wants to move by May.',
    };
    const input = inputOf(record, { phone: '+12125550147', inbound: true });
    expect(input).toEqual({
      prospect: { name: 'Dana Reyes', company: 'Northwind', phone: '+12125550147', timeZone: 'America/New_York' },
      consent: { tcpa: 'cleared', consentSource: 'web form', doNotCall: 'clear' },
      routing: { skills: ['fleet', 'billing'], language: 'es', owner: 'ana', vip: true },
      crm: { seats: 400, tier: 'enterprise', 'open tickets': '2', notes: 'Wants to move by May.' },
      ...{ campaign: 'spring', platform: 'Vapi', direction: 'inbound' },
    });
    expect(conversationInputSchema.safeParse(input).success).toBe(true);
  });

  it('that say nothing leave everything unknown', () => {
    expect(inputOf({ name: '', tier: null, consent: 'perhaps' })).toEqual({
      ...{ prospect: {}, consent: {}, crm: {}, platform: 'Vapi' },
    });
  });

  it('that name no rep, language or skill the desk could look for are CRM facts', () => {
    const record = { owner: 'Ana Lima (West)', language: 'the usual', skills: {}, vip: 'maybe' };
    expect(inputOf(record)).not.toHaveProperty('routing');
    expect(inputOf(record).crm).toEqual({ owner: 'Ana Lima (West)', language: 'the usual', vip: 'maybe' });
  });

  it('may be as many and as strange as they like', () => {
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`field ${at}`, at]));
    const strange = { ...fields, deep: { a: { b: [1, 2, { c: 'x'.repeat(10_000) }] } }, name: 'N'.repeat(5_000) };
    const input = inputOf(strange, { phone: '9'.repeat(5_000) });
    expect(Object.keys(input.crm ?? {})).toHaveLength(50);
    expect(conversationInputSchema.safeParse(input).success).toBe(true);
  });
});
