/** Which fields of a brief say something. The names are those the audit shows. */
import type { HandoffBrief } from '../../contract/brief.ts';

const fields: Readonly<Record<string, (brief: HandoffBrief) => boolean>> = {
  name: ({ prospect }) => prospect.name !== null,
  company: ({ prospect }) => prospect.company !== null,
  role: ({ prospect }) => prospect.role !== null,
  phone: ({ prospect }) => prospect.phone !== null,
  email: ({ prospect }) => prospect.email !== null,
  'time-zone': ({ prospect }) => prospect.timeZone !== null,
  reason: ({ trigger }) => trigger.kind !== 'unknown' || trigger.reason !== null,
  evidence: ({ trigger }) => trigger.evidence.length > 0,
  summary: ({ summary }) => summary !== null,
  opener: ({ opener }) => opener !== null,
  needs: ({ needs }) => needs.length > 0,
  objections: ({ objections }) => objections.length > 0,
  signals: ({ intentSignals }) => intentSignals.length > 0,
  questions: ({ openQuestions }) => openQuestions.length > 0,
  transcript: ({ transcript }) => transcript.length > 0,
  consent: ({ compliance }) => compliance.consentSource !== null || compliance.consentAt !== null,
  compliance: ({ compliance }) => compliance.tcpa !== 'unknown' && compliance.doNotCall !== 'unknown',
  crm: ({ crm }) => crm.length > 0,
  campaign: ({ campaign }) => campaign !== null,
};
export const briefFields: readonly string[] = Object.keys(fields);

export function filledFields(brief: HandoffBrief): string[] {
  return Object.entries(fields).flatMap(([name, isFilled]) => (isFilled(brief) ? [name] : []));
}
