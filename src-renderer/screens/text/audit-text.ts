/** What the audit says, in words. */
import { labels, t } from '../../../src-main/contract/i18n/translate.ts';
import type { Audit } from '../../../src-main/contract/insights.ts';
import { count, finePercent, span } from './numbers.ts';

type Hop = Audit['hops'][number];

export const hopText: Record<Hop['name'], string> = labels({
  'trigger-to-offer': 'Trigger to offer',
  'offer-to-ring': 'Offer to ring',
  'ring-to-bridge': 'Ring to bridge',
  'trigger-to-bridge': 'Trigger to bridge, in all',
  'ai-to-rep-silence': 'Silence at the handover',
});

const fields: Readonly<Record<string, string>> = labels({
  name: 'Name',
  company: 'Company',
  role: 'Role',
  phone: 'Phone',
  email: 'Email',
  'time-zone': 'Time zone',
  reason: 'Reason',
  evidence: 'The prospect’s words',
  summary: 'Summary',
  opener: 'What to say first',
  needs: 'Needs',
  objections: 'Objections',
  signals: 'Signals',
  questions: 'Open questions',
  transcript: 'Transcript',
  consent: 'Consent',
  compliance: 'Compliance',
  crm: 'CRM',
  campaign: 'Campaign',
});

/** The field's name as the card has it; one that is not known as the desk sent it. */
export function fieldText(field: string): string {
  return Object.hasOwn(fields, field) ? (fields[field] ?? field) : field;
}

/** How many briefs were looked at: those offered to a rep, which the desk sends only as the base of its shares. */
export function briefsCounted({ completeness, handoffs }: Pick<Audit, 'completeness' | 'handoffs'>): number {
  const bases = completeness.flatMap(({ filled, share }) =>
    share === null || share === 0 ? [] : [Math.round(filled / share)],
  );
  return bases.length === 0 ? handoffs : Math.max(...bases);
}

/** At most this share of calls answered by a person may be abandoned (47 CFR 64.1200(a)(7)). */
export const allowedAbandoned = 0.03;

/** The most pressing of the answers. */
export function auditHeadline({ abandonedShare, hops, handoffs, lost }: Audit): string {
  if (abandonedShare !== null && abandonedShare > allowedAbandoned)
    return t('Too many are left with nobody: {share}, and {allowed} is allowed.', {
      share: finePercent(abandonedShare),
      allowed: finePercent(allowedAbandoned),
    });
  const whole = hops.find(({ name }) => name === 'trigger-to-bridge');
  const missed = lost.reduce((total, { count: times }) => total + times, 0);
  const lostText =
    missed === 0
      ? t('None was lost.')
      : t('{missed} of {handoffs} were lost.', { missed: count(missed), handoffs: count(handoffs) });
  if (whole === undefined || whole.p50Ms === null) return lostText;
  return `${t('From trigger to bridge in {time}.', { time: span(whole.p50Ms) })} ${lostText}`;
}
