/** What the desk tells between calls. */
import type { AnnouncedOffer, DeskState } from '../../../src-main/contract/desk-state.ts';
import { deskOff } from '../../../src-main/contract/desk-state.ts';
import { full, longNames } from './briefs.ts';
import { handoffId } from './history.ts';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** Connected, and nothing to tell. */
export const quietDesk: DeskState = {
  ...deskOff,
  connection: { kind: 'live' },
  queue: { waiting: 0, forMe: 0, longestSeconds: 0, working: 6, available: 4 },
  may: { seeInsights: true, decide: true },
};

export const likely: DeskState = {
  ...quietDesk,
  likely: {
    conversationId: 'c-1',
    name: 'Priya Raman',
    company: 'Northwind Logistics',
    role: 'VP Sales',
    trigger: 'high-interest',
    probability: 0.58,
    inSeconds: 19,
    turns: full.transcript.slice(0, 11),
  },
};

const offer: AnnouncedOffer = {
  handoffId,
  token: 3,
  expiresAt: inMinutes(1),
  callbackId: null,
  dial: false,
  name: 'Priya Raman',
  company: 'Northwind Logistics',
  role: 'VP Sales',
  phone: '+13035550142',
  trigger: 'high-interest',
  reason: 'Wants AI calling for a 12-person SDR team and asked for pricing after laying out her needs.',
};

export const coming: DeskState = { ...likely, offer };

export const withCallbacks: DeskState = {
  ...quietDesk,
  queue: { waiting: 3, forMe: 1, longestSeconds: 42, working: 6, available: 0 },
  callbacks: (
    [
      ['Dana Whitfield', 'Brightside Dental', -7, 'America/Denver'],
      ['عبد الرحمن الفهد', 'شركة الخليج للخدمات اللوجستية', 12, 'Asia/Dubai'],
      [longNames.prospect.name, longNames.prospect.company, 93, 'Etc/GMT+7'],
      [null, null, 26 * 60, 'America/New_York'],
      ['Grace Lindqvist', 'Nordic Facility Services', 50 * 60, 'Europe/Stockholm'],
    ] as const
  ).map(([name, company, minutes, zone], index) => ({
    id: `cb-${index}`,
    handoffId: `h-${index}`,
    repId: null,
    stage: 'booked',
    at: inMinutes(minutes),
    zone,
    name,
    company,
    phone: '+13035550177',
    attempts: 0,
  })),
};

export const callbackDue: DeskState = {
  ...withCallbacks,
  offer: {
    ...offer,
    callbackId: 'cb-0',
    name: 'Dana Whitfield',
    company: 'Brightside Dental',
    role: 'Office manager',
    reason: 'Asked about onboarding and wanted to talk after lunch.',
  },
};

export const callbackToDial: DeskState = {
  ...callbackDue,
  offer: callbackDue.offer === null ? null : { ...callbackDue.offer, dial: true },
};
