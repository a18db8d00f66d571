/**
 * The compliance light on the whisper card: what is known about consent, do-not-call and calling hours, and what it
 * means for this call. It displays and guards, it is no legal advice. Rules: 47 CFR 64.1200(c)(1), no solicitation before
 * 8:00 or after 21:00 in the called party's zone; FL, OK and WA end at 20:00; FCC 24-17, AI voice needs prior consent.
 */
import type { Compliance, HandoffBrief, Prospect } from './brief.ts';

export interface ComplianceLight {
  /** `blocked`: the rep has to override before bridging, and the override is logged. */
  readonly level: 'cleared' | 'caution' | 'blocked';
  readonly headline: string;
  /** Most important first; each one a sentence. */
  readonly reasons: string[];
}

const opensAt = 8 * 60;
const closesAt = 21 * 60;
const closesEarlyAt = 20 * 60;
/** Minutes before the end of the window in which the light turns to caution. */
const closingSoon = 15;

/** Area codes of Florida, Oklahoma and Washington (NANPA), where calling ends at 20:00. */
const earlyAreaCodes: ReadonlySet<string> = new Set(
  (
    '239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954 ' +
    '405 539 572 580 918 206 253 360 425 509 564'
  ).split(' '),
);
/** Zones parts of which lie in those states. */
const zonesWithEarlyStates: ReadonlySet<string> = new Set([
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
]);

interface Finding {
  readonly level: 'caution' | 'blocked';
  readonly headline: string;
  readonly reason: string;
}

const yourDecision = {
  'on-the-line':
    'The prospect is already on the line, so this is your decision: if you bridge anyway, confirm it first. The override is logged.',
  'before-dialling': 'This is your decision: if you call anyway, confirm it first. The override is logged.',
} as const;

/** What the light shows at `now`. Call it again while the call rings: a calling window can close. */
export function assessCompliance(
  brief: Pick<HandoffBrief, 'compliance' | 'prospect'>,
  now: Date,
  moment: keyof typeof yourDecision = 'on-the-line',
): ComplianceLight {
  const { compliance, prospect } = brief;
  const local = prospect.timeZone === null ? null : localTime(now, prospect.timeZone);
  const findings = [
    ...doNotCallFindings(compliance),
    ...consentFindings(compliance),
    ...hourFindings(compliance, prospect, local),
  ];
  const level = findings.some((finding) => finding.level === 'blocked')
    ? 'blocked'
    : findings.length > 0
      ? 'caution'
      : 'cleared';
  const worst = findings.find((finding) => finding.level === level);
  const reasons = [
    ...findings.filter((finding) => finding.level === 'blocked').map((finding) => finding.reason),
    ...findings.filter((finding) => finding.level === 'caution').map((finding) => finding.reason),
    ...knownFacts(compliance, local, prospect.timeZone),
  ];
  if (level === 'blocked') reasons.push(yourDecision[moment]);
  return { level, headline: worst?.headline ?? 'Cleared to talk', reasons };
}

function doNotCallFindings({ doNotCall }: Compliance): Finding[] {
  switch (doNotCall) {
    case 'clear':
      return [];
    case 'listed':
      return [blocked('Do not call: this number is listed', 'This number is on a do-not-call list.')];
    case 'unknown':
      return [blocked('Do-not-call status unknown', 'Nobody has said whether this number is on a do-not-call list.')];
    default:
      return doNotCall satisfies never;
  }
}

function consentFindings({ tcpa, consentSource, consentAt }: Compliance): Finding[] {
  switch (tcpa) {
    case 'not-cleared':
      return [
        blocked('No consent to this call', 'Consent to be called (TCPA) was not given, was withdrawn or has expired.'),
      ];
    case 'unknown':
      return [blocked('Consent unknown', 'Nobody has said whether the prospect agreed to be called (TCPA).')];
    case 'cleared':
      if (consentSource !== null && consentAt !== null) return [];
      return [
        {
          level: 'caution',
          headline: 'Consent stated without proof',
          reason:
            consentSource === null
              ? 'Consent is stated, but not where it was given.'
              : 'Consent is stated, but not when it was given.',
        },
      ];
    default:
      return tcpa satisfies never;
  }
}

function hourFindings(compliance: Compliance, prospect: Prospect, local: LocalTime | null): Finding[] {
  if (local === null) {
    const unknown =
      'The time zone of the prospect is unknown, so nobody can say whether it is too early or too late there.';
    return [blocked('Local time unknown', unknown)];
  }
  const from = Math.max(opensAt, compliance.callingWindow?.fromMinute ?? opensAt);
  const early = isEarlyState(prospect.phone);
  const to = Math.min(early ? closesEarlyAt : closesAt, compliance.callingWindow?.toMinute ?? closesAt);
  const hours = `${clock(from)} to ${clock(to)}`;
  if (local.minute < from || local.minute >= to) {
    const reason = `It is ${local.text} where the prospect is. Calling hours there are ${hours}.`;
    return [blocked('Outside calling hours', reason)];
  }
  if (!early && local.minute >= closesEarlyAt && zonesWithEarlyStates.has(prospect.timeZone ?? '')) {
    const reason = `It is ${local.text} there. In Florida, Oklahoma and Washington calling ends at 20:00, and the state is not known.`;
    return [{ level: 'caution', headline: 'Late in the day there', reason }];
  }
  if (local.minute >= to - closingSoon) {
    return [
      { level: 'caution', headline: 'Calling hours end soon', reason: `Calling hours there end at ${clock(to)}.` },
    ];
  }
  return [];
}

function knownFacts(
  { doNotCall, tcpa, consentSource, consentAt }: Compliance,
  local: LocalTime | null,
  zone: string | null,
): string[] {
  const facts: string[] = [];
  if (tcpa === 'cleared' && (consentSource !== null || consentAt !== null)) {
    const when = consentAt === null ? '' : ` on ${consentAt.slice(0, 10)} at ${consentAt.slice(11, 16)} UTC`;
    facts.push(`Consent${consentSource === null ? '' : `: ${consentSource}`}${when === '' ? '' : `,${when}`}.`);
  }
  if (doNotCall === 'clear') facts.push('Not on a do-not-call list.');
  if (local !== null && zone !== null) facts.push(`Local time there: ${local.text} (${zone.replaceAll('_', ' ')}).`);
  return facts;
}

interface LocalTime {
  /** Minutes after local midnight as the clock on the wall shows them, whatever daylight saving did that day. */
  readonly minute: number;
  /** `14:05` */
  readonly text: string;
}

/** Null for a zone this runtime does not know. */
function localTime(now: Date, timeZone: string): LocalTime | null {
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const parts = new Map(format.formatToParts(now).map((part) => [part.type, Number(part.value)]));
    const minute = (parts.get('hour') ?? 0) * 60 + (parts.get('minute') ?? 0);
    return { minute, text: clock(minute) };
  } catch {
    return null;
  }
}

function isEarlyState(phone: string | null): boolean {
  const digits = (phone ?? '').slice(0, 40).replace(/\D/g, '');
  const [, area] = /^1?([2-9]\d{2})[2-9]\d{6}$/.exec(digits) ?? [];
  return area !== undefined && earlyAreaCodes.has(area);
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function blocked(headline: string, reason: string): Finding {
  return { level: 'blocked', headline, reason };
}
