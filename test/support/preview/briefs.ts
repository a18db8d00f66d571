/** Briefs the preview shows: complete, blocked, bare, and hostile to a layout. */
import { emptyBrief, type HandoffBrief } from '../../../src-main/contract/brief.ts';

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

/** A zone in which it is about noon now, so that the calling window is open whenever the preview is looked at. */
function zoneAtNoon(): string {
  const offset = Math.round(12 - (new Date().getUTCHours() + new Date().getUTCMinutes() / 60));
  // POSIX names turn the sign around: Etc/GMT+7 is seven hours behind Greenwich.
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

export const full: HandoffBrief = {
  ...emptyBrief('practice-high-interest'),
  prospect: {
    name: 'Priya Raman',
    company: 'Northwind Logistics',
    role: 'VP Sales',
    phone: '+13035550142',
    timeZone: zoneAtNoon(),
    email: 'priya@northwind.example',
  },
  summary: 'Priya runs a team of twelve SDRs. She is comparing AI calling tools and wants to be live before January.',
  trigger: {
    kind: 'high-interest',
    probability: 0.83,
    reason: 'Wants AI calling for a 12-person SDR team and asked for pricing after laying out her needs.',
    evidence: [
      { quote: 'If it books even five meetings a week it pays for itself. What would that cost us?', turn: 14 },
    ],
  },
  needs: [
    { text: 'Five meetings a week from twelve SDRs', source: { kind: 'said', turn: 14 } },
    { text: 'Live before the January kick-off', source: { kind: 'said', turn: 7 } },
    { text: 'TCPA features her legal team can sign off', source: { kind: 'claimed' } },
  ],
  intentSignals: [{ text: 'Asked for pricing unprompted', source: { kind: 'said', turn: 14 } }],
  objections: [
    { text: 'Compliance features: who checks consent?', source: { kind: 'said', turn: 9 }, answered: true },
    { text: 'We tried a dialer last year and the reps hated it', source: { kind: 'said', turn: 11 }, answered: false },
  ],
  openQuestions: [{ text: 'What happens with numbers from the old dialer?', source: { kind: 'said', turn: 12 } }],
  crm: [{ text: 'Uses HubSpot, renewed in March', source: { kind: 'crm' } }],
  compliance: {
    tcpa: 'cleared',
    consentSource: 'web form',
    consentAt: '2026-11-12T14:02:00Z',
    doNotCall: 'clear',
    callingWindow: { fromMinute: 480, toMinute: 1260 },
  },
  transcript: (
    [
      [
        'ai',
        'Hi Priya, this is Ava, an AI assistant calling for Baton. You asked about AI calling. Is now a good time?',
      ],
      ['prospect', 'Sure, I have a few minutes.'],
      ['ai', 'Great. How does your team reach new leads today?'],
      ['prospect', 'By hand, mostly. Lists from HubSpot, and a lot of voicemail.'],
      ['ai', 'How soon would you like that to change?'],
      ['prospect', 'Before the January kick-off. That is when the new territories start.'],
      ['prospect', 'And it has to be live by then, not in a pilot.'],
      ['ai', 'Understood. What would your legal team need to see?'],
      ['prospect', 'Consent. Who checks it before the call goes out?'],
      ['ai', 'Every number is checked for consent and do-not-call before it is dialled. Who would use it day to day?'],
      ['prospect', 'Twelve SDRs, two managers. We tried a dialer last year and the reps hated it.'],
      ['prospect', 'What happens with the numbers from that one?'],
      ['ai', 'What would make this one a success?'],
      ['prospect', 'If it books even five meetings a week it pays for itself. What would that cost us?'],
      ['ai', 'Sarah on our team can work that out with you right now. I will bring her in.'],
    ] as const
  ).map(([speaker, text], index) => ({ turn: index + 1, speaker, text, atSeconds: 4 + index * 11 })),
  opener:
    'Hi Priya, I’m Sarah. I hear you’re looking at AI calling for your twelve SDRs. Shall we work out what five meetings a week would take?',
  waitingSince: secondsAgo(7),
  campaign: 'Q1 outbound',
  platform: 'Vapi',
  origins: ['reference', 'desk'],
};

export const blocked: HandoffBrief = {
  ...full,
  compliance: { tcpa: 'unknown', consentSource: null, consentAt: null, doNotCall: 'listed', callingWindow: null },
};

export const callerIdOnly: HandoffBrief = {
  ...emptyBrief('a84b4c76e66710@pc33'),
  prospect: { ...emptyBrief('').prospect, phone: '+13035550142' },
  origins: ['caller-id'],
  problems: ['The call carried no reference and no context', 'The desk did not answer in 2 s'],
};

export const longNames: HandoffBrief = {
  ...full,
  prospect: {
    ...full.prospect,
    name: 'د. عبد الرحمن بن عبد العزيز الفهد آل سعود-Wolfeschlegelsteinhausenbergerdorff \u202Egnp.exe',
    company:
      'Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft <img src=x onerror=alert(1)>',
    role: 'Senior Executive Vice President for Strategic Transformation, Revenue Operations and Everything Else',
  },
  trigger: {
    ...full.trigger,
    reason:
      'مهتم جدا بالمنتج and asked for pricing three times, then for a person, then for the name of that person, then whether that person could call back from a number that does not begin with 800 because the spam filter of the company drops those.',
  },
};
