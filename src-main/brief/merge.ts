/**
 * One record from several sources. Per field the first source that answers wins, later ones fill what is missing and
 * lengthen the lists. The exception is compliance: there the stricter statement wins, whoever made it.
 * Merging the same source again changes nothing.
 */
import { isDeepStrictEqual } from 'node:util';
import { briefLimits, briefOrigins, type Compliance, type HandoffBrief, type Trigger } from '../contract/brief.ts';
import { mergeExtra } from './extra.ts';
import { unionEvidence, unionFacts, unionTranscripts } from './merge-lists.ts';
import { stricterDoNotCall, stricterTcpa } from './read-compliance.ts';

/**
 * `known` completed by `added`. A brief of another call is not mixed in: `known` comes back as it is.
 * `origins` gains those of `added` only when it contributed something.
 */
export function mergeBriefs(known: HandoffBrief, added: HandoffBrief): HandoffBrief {
  if (known.handoffKey !== added.handoffKey) return known;
  const merged = mergeContent(known, added);
  const contributed = !isDeepStrictEqual(merged, known);
  const origins = contributed
    ? [...new Set([...known.origins, ...added.origins])].slice(0, briefOrigins.length)
    : known.origins;
  const problems = [...new Set([...known.problems, ...added.problems])].slice(0, 10);
  return { ...merged, origins, problems };
}

/** Several sources in order of rank, `base` first. */
export function mergeAll(base: HandoffBrief, others: readonly HandoffBrief[]): HandoffBrief {
  return others.reduce(mergeBriefs, base);
}

function mergeContent(known: HandoffBrief, added: HandoffBrief): HandoffBrief {
  const { items } = briefLimits;
  return {
    ...known,
    prospect: {
      name: known.prospect.name ?? added.prospect.name,
      company: known.prospect.company ?? added.prospect.company,
      role: known.prospect.role ?? added.prospect.role,
      phone: known.prospect.phone ?? added.prospect.phone,
      timeZone: known.prospect.timeZone ?? added.prospect.timeZone,
      email: known.prospect.email ?? added.prospect.email,
    },
    summary: known.summary ?? added.summary,
    trigger: mergeTriggers(known.trigger, added.trigger),
    needs: unionFacts(known.needs, added.needs).slice(0, items),
    intentSignals: unionFacts(known.intentSignals, added.intentSignals).slice(0, items),
    objections: unionFacts(known.objections, added.objections).slice(0, items),
    openQuestions: unionFacts(known.openQuestions, added.openQuestions).slice(0, items),
    crm: unionFacts(known.crm, added.crm).slice(0, items),
    compliance: mergeCompliance(known.compliance, added.compliance),
    transcript: unionTranscripts(known.transcript, added.transcript),
    opener: known.opener ?? added.opener,
    waitingSince: known.waitingSince ?? added.waitingSince,
    campaign: known.campaign ?? added.campaign,
    platform: known.platform ?? added.platform,
    extra: mergeExtra(known.extra, added.extra),
  };
}

function mergeTriggers(known: Trigger, added: Trigger): Trigger {
  const kind = known.kind === 'unknown' ? added.kind : known.kind;
  return {
    kind,
    // A probability belongs to the kind it was computed for.
    probability: known.probability ?? (kind === added.kind ? added.probability : null),
    reason: known.reason ?? added.reason,
    evidence: unionEvidence(known.evidence, added.evidence),
  };
}

function mergeCompliance(known: Compliance, added: Compliance): Compliance {
  return {
    tcpa: stricterTcpa(known.tcpa, added.tcpa),
    doNotCall: stricterDoNotCall(known.doNotCall, added.doNotCall),
    consentSource: known.consentSource ?? added.consentSource,
    consentAt: known.consentAt ?? added.consentAt,
    callingWindow: narrower(known.callingWindow, added.callingWindow),
  };
}

/** The hours both windows allow. Windows that share none contradict each other: the first stays. */
function narrower(known: Compliance['callingWindow'], added: Compliance['callingWindow']): Compliance['callingWindow'] {
  if (known === null || added === null) return known ?? added;
  const fromMinute = Math.max(known.fromMinute, added.fromMinute);
  const toMinute = Math.min(known.toMinute, added.toMinute);
  return fromMinute < toMinute ? { fromMinute, toMinute } : known;
}
