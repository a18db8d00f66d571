/** Turns a script into the brief of one call placed now. */
import type { HandoffBrief } from '../../contract/brief.ts';
import { placeAt } from './places.ts';
import type { PracticeScript } from './script.ts';

export function briefFor(script: PracticeScript, handoffKey: string, now: Date): HandoffBrief {
  const { prospect, compliance, transcript, ...told } = script.knowledge;
  const { consentDaysAgo, ...consent } = compliance;
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const place = placeAt(now);
  return {
    ...told,
    version: 1,
    handoffKey,
    prospect: { ...prospect, ...place },
    compliance: {
      ...consent,
      consentAt: consentDaysAgo === null ? null : before(consentDaysAgo * 86_400_000),
      callingWindow: { fromMinute: 8 * 60, toMinute: 21 * 60 },
    },
    transcript: transcript.map((entry, index) => ({ ...entry, turn: index + 1 })),
    waitingSince: before(script.waitedSeconds * 1_000),
    platform: null,
    origins: ['desk'],
    problems: [],
    extra: null,
  };
}
