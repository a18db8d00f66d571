/**
 * The light before a call of ours: calling hours where the number is, do-not-call, and what is known of consent. As for
 * Bridge it displays and guards: a blocked call may be placed after an override, which is logged. No legal advice.
 */
import type { HandoffBrief } from '../contract/brief.ts';
import { assessCompliance, type ComplianceLight } from '../contract/compliance.ts';
import { currentLocale } from '../contract/i18n/translate.ts';
import { commonOpening } from '../desk/hours/opening.ts';
import { prospectHours } from '../desk/hours/prospect-hours.ts';

interface Finding {
  readonly level: 'caution' | 'blocked';
  readonly headline: string;
  readonly reason: string;
}

export interface Called {
  readonly e164: string;
  /** The brief the call goes back to, or the newest that names this number; null: nobody here knows it. */
  readonly known: HandoffBrief | null;
  /** Some brief of this number says that it is on a do-not-call list. */
  readonly listed: boolean;
}

/** An extension, a feature code or an address: rules for telephone numbers do not apply. */
export const insideLight: ComplianceLight = {
  level: 'cleared',
  headline: 'No telephone number',
  reasons: ['Calling hours and do-not-call lists are about telephone numbers.'],
};

const decision = 'This is your decision: if you call anyway, confirm it first. The override is logged.';

export function lightFor({ e164, known, listed }: Called, now: Date): ComplianceLight {
  const findings = [...listedFinding(listed), ...hoursFinding(e164, known, now)];
  const base = known === null ? unknownLight : fromBrief(known, e164, now);
  const blocked = findings.find(({ level }) => level === 'blocked');
  if (blocked === undefined) {
    const extra = base.level === 'blocked' ? [] : findings;
    const first = base.level === 'cleared' ? extra[0] : undefined;
    return {
      level: first?.level ?? base.level,
      headline: first?.headline ?? base.headline,
      reasons: [...extra.map(({ reason }) => reason), ...base.reasons],
    };
  }
  const others = base.reasons.filter((reason) => reason !== decision && reason !== blocked.reason);
  return {
    level: 'blocked',
    headline: blocked.headline,
    reasons: [...findings.map(({ reason }) => reason), ...others, decision],
  };
}

/** A number the rep has got from somewhere: consent and lists are not known here, and the rep is told so. */
const unknownLight: ComplianceLight = {
  level: 'caution',
  headline: 'Nothing known about this number',
  reasons: ['Nobody has said here whether this number is on a do-not-call list. Call only whom you may call.'],
};

function fromBrief(brief: HandoffBrief, e164: string, now: Date): ComplianceLight {
  const { zone } = placeOf(e164, brief);
  const prospect = { ...brief.prospect, phone: e164, timeZone: brief.prospect.timeZone ?? zone };
  return assessCompliance({ compliance: brief.compliance, prospect }, now, 'before-dialling');
}

function listedFinding(listed: boolean): Finding[] {
  if (!listed) return [];
  return [
    {
      level: 'blocked',
      headline: 'Do not call: this number is listed',
      reason: 'This number is on a do-not-call list.',
    },
  ];
}

function placeOf(e164: string, known: HandoffBrief | null): ReturnType<typeof prospectHours> {
  return prospectHours({
    phone: e164,
    timeZone: known?.prospect.timeZone ?? null,
    state: null,
    callingWindow: known?.compliance.callingWindow ?? null,
  });
}

/** Strict: where a number may be in several zones, all of them must be open. */
function hoursFinding(e164: string, known: HandoffBrief | null, now: Date): Finding[] {
  const { hours, zone, zoneFrom } = placeOf(e164, known);
  const at = now.getTime();
  if (commonOpening(hours, at).open) {
    if (zoneFrom !== 'assumed') return [];
    const reason = 'Nobody knows where this number is: it is a good time on both coasts of the United States.';
    return [{ level: 'caution', headline: 'Local time unknown', reason }];
  }
  const closed = hours.find((week) => !commonOpening([week], at).open)?.zone ?? zone;
  const opens = commonOpening(hours, at).until;
  const again = opens === null ? '' : ` Calls may be placed again from ${clockIn(closed, opens)} there.`;
  const time = clockIn(closed, at);
  const place = placeName(closed);
  const where =
    zoneFrom === 'assumed' ? `It is ${time} in ${place}, where this number may be.` : `It is ${time} in ${place}.`;
  return [{ level: 'blocked', headline: 'Outside calling hours', reason: where + again }];
}

/** `Mon 07:05`, the day in the rep's language. */
function clockIn(timeZone: string, at: number): string {
  const locale = currentLocale();
  return new Intl.DateTimeFormat(locale.startsWith('en') ? 'en-GB' : locale, {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

function placeName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
