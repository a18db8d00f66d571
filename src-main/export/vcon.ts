/**
 * A stored handoff as a vCon (draft-ietf-vcon-vcon-core, 0.4.0), as the desk writes its own: who spoke, every turn as text,
 * the transfers, and as analysis what made the AI hand over, how the call went and what the rep thought of it. Pure.
 */
import type { HandoffBrief, TranscriptTurn } from '../contract/brief.ts';
import type { HandoffEvent } from '../contract/call.ts';
import type { HistoryDetail } from '../contract/history.ts';
import { type Vcon, vconSchema } from '../desk/platforms/vcon/vcon.ts';

type Party = Vcon['parties'][number];
type Dialog = Vcon['dialog'][number];
type Analysis = Vcon['analysis'][number];
type Attachment = Vcon['attachments'][number];

const party = { prospect: 0, ai: 1, rep: 2 } as const;

/** `repName`: empty when the rep has entered none. */
export function vconOf(detail: HistoryDetail, repName: string): Vcon {
  const { item, brief } = detail;
  const turns = turnsOf(brief, Date.parse(item.receivedAt));
  const all = turns.map((_turn, at) => at);
  const sent = sentOn(detail);
  return vconSchema.parse({
    vcon: '0.4.0',
    uuid: item.handoffId,
    extensions: ['CC'],
    created_at: item.receivedAt,
    parties: [...partiesOf(detail, repName), ...sent.map(({ transferee }) => targetOf(transferee))],
    dialog: [...turns, ...transferOf(detail, all), ...sent.map((onward, at) => onwardOf(onward, at, all))],
    analysis: analysesOf(detail, all),
    attachments: attachmentsOf(detail, all),
  } satisfies Vcon);
}

function partiesOf({ item, brief }: HistoryDetail, repName: string): Party[] {
  const { name, phone, email } = item.name === null ? { ...brief.prospect } : { ...brief.prospect, name: item.name };
  const { company, role: title, timeZone } = brief.prospect;
  const tel = phone ?? item.phone;
  const meta = stated({ company, title, timeZone, campaign: brief.campaign });
  return [
    {
      ...stated({ name, tel: tel && `tel:${tel}`, mailto: email && `mailto:${email}` }),
      role: 'customer',
      type: 'person',
      ...(Object.keys(meta).length === 0 ? {} : { meta }),
    },
    { ...stated({ name: brief.platform }), role: 'agent', type: 'bot' },
    { ...stated({ name: repName }), role: 'rep', type: 'person' },
  ];
}

/** When a turn was said is told from the last one, which came just before the INVITE; `start` must be there. */
function turnsOf({ transcript }: HandoffBrief, receivedMs: number): Dialog[] {
  const last = transcript.findLast(({ atSeconds }) => atSeconds !== null)?.atSeconds ?? 0;
  let at = 0;
  return transcript.map((turn) => {
    at = turn.atSeconds ?? at;
    const originator = speakerOf(turn);
    return {
      type: 'text',
      start: new Date(receivedMs - (last - at) * 1_000).toISOString(),
      parties: [originator, originator === party.prospect ? party.ai : party.prospect],
      originator,
      mediatype: 'text/plain',
      body: turn.text,
      encoding: 'none',
    };
  });
}

function speakerOf({ speaker }: TranscriptTurn): number {
  return party[speaker];
}

function transferOf({ item, timeline }: HistoryDetail, original: number[]): Dialog[] {
  const bridged = timeline
    .filter(({ direction }) => direction === 'in')
    .flatMap(({ receivedAt, entries }) =>
      entries.flatMap(({ event }) => (event.type === 'bridged' ? [Date.parse(receivedAt) + event.afterMs] : [])),
    )
    .at(0);
  if (item.direction === 'out' || bridged === undefined) return [];
  const { prospect: transferee, ai: transferor, rep: transfer_target } = party;
  return [
    { type: 'transfer', start: new Date(bridged).toISOString(), transferee, transferor, transfer_target, original },
  ];
}

interface Onward {
  readonly transferee: Extract<HandoffEvent, { type: 'transferred' }>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** To whom the rep sent the prospect on. */
function sentOn({ timeline }: HistoryDetail): Onward[] {
  return timeline.flatMap(({ receivedAt, entries }) =>
    entries.flatMap(({ event, afterMs }) =>
      event.type === 'transferred' ? [{ transferee: event, at: Date.parse(receivedAt) + (afterMs ?? 0) }] : [],
    ),
  );
}

function targetOf({ to, address }: Onward['transferee']): Party {
  const uri = address === null ? {} : /^sips?:/.test(address) ? { sip: address } : { tel: `tel:${address}` };
  return { ...stated({ name: to }), ...uri };
}

function onwardOf({ at }: Onward, index: number, original: number[]): Dialog {
  const { prospect: transferee, rep: transferor } = party;
  const transfer_target = Object.keys(party).length + index;
  return { type: 'transfer', start: new Date(at).toISOString(), transferee, transferor, transfer_target, original };
}

function analysesOf({ item, brief, draft, note, timeline, quality }: HistoryDetail, dialog: number[]): Analysis[] {
  const report = (type: 'transcript' | 'report', product: string, body: object): Analysis => ({
    ...{ type, vendor: 'Baton', product, schema: `urn:baton:${product}:1`, dialog },
    ...{ mediatype: 'application/json', body: JSON.stringify(body), encoding: 'json' },
  });
  const summary = { type: 'summary', mediatype: 'text/plain', body: brief.summary ?? '', encoding: 'none' } as const;
  const { needs, intentSignals, objections, openQuestions } = brief;
  return [
    ...(brief.transcript.length === 0 ? [] : [report('transcript', 'transcript', { turns: brief.transcript })]),
    ...(brief.summary === null ? [] : [{ ...report('report', 'claims', {}), ...summary }]),
    report('report', 'trigger', { trigger: brief.trigger }),
    report('report', 'facts', { needs, intentSignals, objections, openQuestions }),
    report('report', 'call', { outcome: item.outcome, talkSeconds: item.talkSeconds, calls: timeline, quality }),
    ...(item.feedback === 'none' ? [] : [report('report', 'feedback', { feedback: draft })]),
    ...(note === '' ? [] : [report('report', 'note', { repNote: note })]),
  ];
}

function attachmentsOf({ item, brief: { compliance, crm } }: HistoryDetail, dialog: number[]): Attachment[] {
  const attached = (purpose: 'consent' | 'crm', body: object): Attachment => ({
    ...{ purpose, start: item.receivedAt, party: party.prospect, dialog },
    ...{ mediatype: 'application/json', body: JSON.stringify(body), encoding: 'json' },
  });
  const { tcpa, consentSource, consentAt } = compliance;
  const status = tcpa === 'cleared' ? 'granted' : tcpa === 'not-cleared' ? 'denied' : null;
  // A consent nobody says the source of is stated, but it is no record that could be shown.
  const shown = status !== null && consentSource !== null;
  const consents = shown ? [{ purpose: 'telemarketing call', status, timestamp: consentAt ?? undefined }] : [];
  const proof = consentSource === null ? [] : [{ type: 'statement', text: consentSource }];
  return [
    attached('consent', { party: party.prospect, dialog, ...compliance, consents, proof }),
    ...(crm.length === 0 ? [] : [attached('crm', { crm })]),
  ];
}

/** Without what is not there. */
function stated(fields: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value] as const])),
  );
}
