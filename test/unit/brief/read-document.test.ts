/** Desk, vendor and vCon documents. */
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src-main/brief/read-document.ts';
import type { ReadContext } from '../../../src-main/brief/reading.ts';
import { briefLimits, type HandoffBrief, handoffBriefSchema } from '../../../src-main/contract/brief.ts';
import { blandReport, elevenLabsReport, nativeBrief, retellCall, vapiReport, vcon } from './fixtures/documents.ts';

const context: ReadContext = { handoffKey: 'h-1001', now: new Date('2026-03-04T15:30:00Z'), keyMustMatch: true };

function read(document: unknown, overrides: Partial<ReadContext> = {}): HandoffBrief {
  const result = readDocument(document, { ...context, ...overrides });
  if (!result.ok) throw new Error(result.error.message);
  return handoffBriefSchema.parse(result.value);
}

describe("Baton's own brief", () => {
  it('arrives whole, except for what only Baton itself may say', () => {
    expect(read(nativeBrief)).toEqual({ ...nativeBrief, origins: [], problems: [] });
  });

  it('arrives the same as text', () => {
    expect(read(JSON.stringify(nativeBrief))).toEqual(read(nativeBrief));
  });

  it("is refused when it belongs to another call, unless the key was Baton's own choice", () => {
    expect(readDocument({ ...nativeBrief, handoffKey: 'h-2' }, context)).toMatchObject({
      ok: false,
      error: { code: 'rejected' },
    });
    expect(read({ ...nativeBrief, handoffKey: 'h-2' }, { keyMustMatch: false }).handoffKey).toBe('h-1001');
  });

  it('calls a fact said only where the transcript has the turn', () => {
    const brief = read({
      ...nativeBrief,
      needs: [
        { text: 'real', source: { kind: 'said', turn: 3 } },
        { text: 'invented', source: { kind: 'said', turn: 9 } },
        { text: 'no turn', source: { kind: 'said' } },
      ],
      trigger: { ...nativeBrief.trigger, evidence: [{ quote: 'q', turn: 9 }] },
    });
    expect(brief.needs.map((need) => need.source)).toEqual([
      { kind: 'said', turn: 3 },
      { kind: 'claimed' },
      { kind: 'claimed' },
    ]);
    expect(brief.trigger.evidence).toEqual([{ quote: 'q', turn: null }]);
  });
});

describe('vendor documents', () => {
  it('Retell, call_analyzed', () => {
    const brief = read(retellCall);
    expect(brief.prospect).toMatchObject({
      name: 'Marcus Oyelaran',
      company: 'Initech',
      phone: '+14155550133',
      timeZone: 'America/Los_Angeles',
    });
    expect(brief.summary).toBe('Marcus asks for a person about SSO.');
    expect(brief.trigger.reason).toBe('Customer asked for a human');
    expect(brief.needs).toEqual([{ text: 'SSO missing', source: { kind: 'claimed' } }]);
    expect(brief.intentSignals).toEqual([{ text: 'Sentiment: Negative', source: { kind: 'claimed' } }]);
    expect(brief.transcript).toEqual([
      { turn: 1, speaker: 'ai', text: 'Hello, is this Marcus?', atSeconds: 0.7 },
      { turn: 2, speaker: 'prospect', text: 'Yes. Can I talk to a person?', atSeconds: 3.1 },
    ]);
  });

  it('Vapi, end-of-call report', () => {
    const brief = read(vapiReport);
    expect(brief.prospect).toMatchObject({ name: 'Olu Adeyemi', phone: '+442079460000' });
    expect(brief.objections).toEqual([{ text: 'Too expensive', source: { kind: 'claimed' }, answered: false }]);
    expect(brief.transcript.map((turn) => [turn.turn, turn.speaker])).toEqual([
      [1, 'ai'],
      [2, 'prospect'],
    ]);
  });

  it('ElevenLabs, post-call transcription', () => {
    const brief = read(elevenLabsReport);
    expect(brief.prospect.name).toBe('Ada');
    expect(brief.summary).toBe('Wants a quote.');
    expect(brief.transcript[1]).toEqual({ turn: 2, speaker: 'prospect', text: 'I need a quote.', atSeconds: 3 });
  });

  it('Bland, with a transcript as one text', () => {
    const brief = read(blandReport);
    expect(brief.prospect).toMatchObject({ name: 'Joan Clarke', timeZone: 'America/New_York' });
    expect(brief.transcript.map((turn) => turn.text)).toEqual([
      'Hello Joan.',
      'A demo on Friday,\nplease.\nagent-action: Transferred',
    ]);
  });

  it('spelled in snake case, with one-line lists and epochs', () => {
    const brief = read({
      prospect_name: 'Dana',
      stated_needs: '- SSO\n- audit log',
      do_not_call: 'Listed',
      consent_at: 1_772_359_200,
      calling_window: '09:00-17:30',
      trigger_kind: 'HIGH_INTEREST',
      confidence: '87%',
      quote: 'How soon?',
      crm: { last_order: '2024', seats: 12, vip: true },
    });
    expect(brief.needs.map((need) => need.text)).toEqual(['SSO', 'audit log']);
    expect(brief.compliance).toMatchObject({
      doNotCall: 'listed',
      consentAt: '2026-03-01T10:00:00.000Z',
      callingWindow: { fromMinute: 540, toMinute: 1050 },
    });
    expect(brief.trigger).toMatchObject({
      kind: 'high-interest',
      probability: 0.87,
      evidence: [{ quote: 'How soon?', turn: null }],
    });
    expect(brief.crm.map((fact) => `${fact.source.kind} ${fact.text}`)).toEqual([
      'crm last order: 2024',
      'crm seats: 12',
      'crm vip: true',
    ]);
  });

  it('keeps what it does not know as inert JSON text', () => {
    const brief = read({ name: 'Dana', scores: { lead: 7 }, call: { cost: 0.12 } });
    expect(JSON.parse(brief.extra ?? '')).toEqual({ scores: { lead: 7 }, 'call.cost': 0.12 });
  });

  it('clips fields and lists to the contract and says which lists', () => {
    const many = Array.from({ length: 73 }, (_, at) => `need ${at}`);
    const turns = Array.from({ length: 2_100 }, (_, at) => ({ role: 'user', text: `turn ${at + 1}` }));
    const brief = read({ name: 'x'.repeat(9_000), needs: many, transcript: turns, junk: 'y'.repeat(20_000), small: 1 });
    expect(brief.prospect.name).toHaveLength(briefLimits.short);
    expect(brief.needs).toHaveLength(briefLimits.items);
    expect(brief.transcript).toHaveLength(briefLimits.turns);
    expect(brief.transcript.at(-1)).toMatchObject({ turn: 2_100, text: 'turn 2100' });
    expect(brief.problems).toEqual([
      'Only the first 50 needs are kept.',
      'Only the last 2000 of 2100 transcript turns are kept.',
    ]);
    expect(brief.extra).toBe('{"small":1}');
  });

  it.each([null, 7, true, 'text', '', [], undefined, Number.NaN])('refuses %j with a reason', (document) => {
    expect(readDocument(document, context)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });
});

describe('vCon 0.4.0', () => {
  it('gives prospect, dialog, analysis and consent', () => {
    const brief = read(vcon);
    expect(brief.prospect).toMatchObject({
      name: 'Dana Reyes',
      phone: '+14155550133',
      email: 'dana@acme.example',
      role: null,
    });
    expect(brief.campaign).toBe('Spring');
    expect(brief.summary).toBe('Dana wants a person.');
    expect(brief.trigger.reason).toBe('Asked for a person twice');
    expect(brief.intentSignals).toEqual([{ text: 'Sentiment: hesitant', source: { kind: 'claimed' } }]);
    expect(brief.needs).toEqual([{ text: 'Live tracking', source: { kind: 'claimed' } }]);
    expect(brief.transcript).toEqual([
      { turn: 1, speaker: 'ai', text: 'Hello Dana.', atSeconds: 0 },
      { turn: 2, speaker: 'prospect', text: 'I want a person.', atSeconds: 6 },
    ]);
    expect(brief.compliance).toMatchObject({
      tcpa: 'cleared',
      consentAt: '2026-02-01T09:00:00.000Z',
      consentSource: 'Consent record: telemarketing call',
    });
  });

  it('does not take an expired consent or a consent to recording for a consent to the call', () => {
    const consents = [{ purpose: 'telemarketing call', status: 'granted' }];
    const attach = (body: unknown) => ({
      vcon: '0.4.0',
      parties: [],
      dialog: [],
      attachments: [{ purpose: 'consent', body }],
    });
    expect(read(attach({ expiration: '2026-01-01T00:00:00Z', consents })).compliance.tcpa).toBe('not-cleared');
    expect(read(attach({ consents: [{ purpose: 'recording', status: 'granted' }] })).compliance.tcpa).toBe('unknown');
    expect(read(attach({ consents: [...consents, { purpose: 'marketing', status: 'revoked' }] })).compliance.tcpa).toBe(
      'not-cleared',
    );
  });

  it('reads one that travels signed', () => {
    const signed = {
      payload: Buffer.from(JSON.stringify(vcon)).toString('base64url'),
      signatures: [{ protected: 'x', signature: 'y' }],
    };
    expect(read(signed)).toEqual(read(vcon));
  });

  it('reads an attached transcript analysis instead of the dialog', () => {
    const brief = read({ ...vcon, analysis: [{ type: 'transcript', body: [{ role: 'user', content: 'Hi' }] }] });
    expect(brief.transcript.map((turn) => turn.text)).toEqual(['Hi']);
  });
});
