/**
 * A finished handoff as a vCon (draft-ietf-vcon-vcon-core, 0.4.0): who spoke, every turn as text, the transfer, and as
 * analysis what made the AI hand over and what the rep thought of it. Contents are texts, as the draft has them; the
 * reason of a transfer stands in `analysis`, because a transfer has no content of its own.
 */
import type { z } from 'zod';
import type { Conversation, ConversationTurn } from '../../conversations/conversation.ts';
import type { TurnDecision } from '../../conversations/decision.ts';
import type { Handoff, JournalEntry } from '../../handoffs/handoff.ts';
import { reportSchemas } from '../../handoffs/reports.ts';
import type { Vcon } from './vcon.ts';

export interface HandoffRecord {
  readonly conversation: Conversation;
  readonly turns: readonly ConversationTurn[];
  readonly decisions: readonly TurnDecision[];
  readonly handoff: Handoff;
  /** Oldest first. */
  readonly journal: readonly JournalEntry[];
}

const party = { prospect: 0, ai: 1, rep: 2 } as const;

export function exportVcon(record: HandoffRecord): Vcon {
  const { conversation, handoff, turns } = record;
  const texts = turns.map((turn) => spoken(conversation, turn));
  const all = texts.map((_text, at) => at);
  return {
    vcon: '0.4.0',
    uuid: handoff.id,
    extensions: ['CC'],
    created_at: (handoff.endedAt ?? handoff.createdAt).toISOString(),
    parties: partiesOf(record),
    dialog: [...texts, ...transferOf(record, all)],
    analysis: analysesOf(record, all),
    attachments: attachmentsOf(record, all),
  };
}

function spoken({ startedAt }: Conversation, { speaker, text, atSeconds }: ConversationTurn): Vcon['dialog'][number] {
  const originator = speaker === 'ai' ? party.ai : party.prospect;
  return {
    type: 'text',
    // `start` must be there: a turn without a time is said to be as old as its call.
    start: new Date(startedAt.getTime() + (atSeconds ?? 0) * 1_000).toISOString(),
    parties: [originator, originator === party.ai ? party.prospect : party.ai],
    originator,
    mediatype: 'text/plain',
    body: text,
    encoding: 'none',
  };
}

function partiesOf({ conversation: { input }, handoff }: HandoffRecord): Vcon['parties'] {
  const { name, phone, email, company, role, timeZone } = input.prospect;
  const meta = stated({ company, title: role, timeZone, campaign: input.campaign });
  return [
    {
      ...stated({ name, tel: phone && `tel:${phone}`, mailto: email && `mailto:${email}` }),
      role: 'customer',
      type: 'person',
      ...(Object.keys(meta).length === 0 ? {} : { meta }),
    },
    { ...stated({ name: input.platform }), role: 'agent', type: 'bot' },
    ...(handoff.holder === null ? [] : [{ name: handoff.holder, role: 'rep', type: 'person' } as const]),
  ];
}

function transferOf({ handoff, journal }: HandoffRecord, original: number[]): Vcon['dialog'] {
  const bridged = journal.find(({ kind, current }) => kind === 'bridged' && current);
  if (bridged === undefined || handoff.holder === null) return [];
  const start = bridged.at.toISOString();
  const { prospect: transferee, ai: transferor, rep: transfer_target } = party;
  return [{ type: 'transfer', start, transferee, transferor, transfer_target, original }];
}

function analysesOf({ turns, handoff, decisions, journal }: HandoffRecord, dialog: number[]): Vcon['analysis'] {
  const report = (type: 'transcript' | 'report', product: string, body: object): Vcon['analysis'][number] => ({
    ...{ type, vendor: 'Baton', product, schema: `urn:baton:${product}:1`, dialog },
    ...{ mediatype: 'application/json', body: JSON.stringify(body), encoding: 'json' },
  });
  const { summary } = handoff.claims;
  const fired = decisions.findLast(({ begins }) => begins) ?? null;
  const told = journal.findLast(({ kind, current }) => kind === 'feedback' && current);
  const feedback = reportSchemas.feedback.safeParse(told?.body);
  return [
    report('transcript', 'transcript', { turns }),
    ...(summary === undefined
      ? []
      : [
          {
            ...report('report', 'claims', {}),
            ...({ type: 'summary', mediatype: 'text/plain', body: summary, encoding: 'none' } as const),
          },
        ]),
    report('report', 'trigger', { trigger: handoff.trigger, decision: fired }),
    ...(feedback.success ? [report('report', 'feedback', { feedback: verdictOf(feedback.data) })] : []),
  ];
}

/** The verdict without the ids of its delivery. */
function verdictOf({ disposition, timing, betterTurn, context, gaps, rating, note }: Feedback): object {
  return { disposition, timing, betterTurn, context, gaps, rating, note };
}
type Feedback = z.infer<typeof reportSchemas.feedback>;

function attachmentsOf({ conversation: { input, startedAt } }: HandoffRecord, dialog: number[]): Vcon['attachments'] {
  const attached = (purpose: 'consent' | 'crm', body: object): Vcon['attachments'][number] => ({
    ...{ purpose, start: startedAt.toISOString(), party: party.prospect, dialog },
    ...{ mediatype: 'application/json', body: JSON.stringify(body), encoding: 'json' },
  });
  const { consent, crm } = input;
  const source = consent?.consentSource ?? null;
  const stands = consent?.tcpa === 'cleared' ? 'granted' : consent?.tcpa === 'not-cleared' ? 'denied' : null;
  // A consent nobody says the source of is stated, but it is no record that could be shown.
  const consents =
    source === null || stands === null
      ? []
      : [{ purpose: 'telemarketing call', status: stands, timestamp: consent?.consentAt ?? undefined }];
  const proof = source === null ? [] : [{ type: 'statement', text: source }];
  return [
    // The draft's fields, and beside them Baton's own words for what the draft has no field for.
    ...(consent === undefined
      ? []
      : [attached('consent', { party: party.prospect, dialog, ...consent, consents, proof })]),
    ...(crm === undefined || Object.keys(crm).length === 0 ? [] : [attached('crm', { crm })]),
  ];
}

/** Without what is not there. */
function stated<K extends string>(fields: { [key in K]: string | undefined }): { [key in K]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as {
    [key in K]?: string;
  };
}
