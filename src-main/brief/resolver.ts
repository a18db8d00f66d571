/**
 * From an INVITE to its brief: at once with what is at hand (reference, cache, the INVITE itself, caller id), then once
 * more when the desk has answered. The call never waits for any of it, and nothing in it can make the call fail.
 */
import { isDeepStrictEqual } from 'node:util';
import { emptyBrief, type HandoffBrief } from '../contract/brief.ts';
import type { InviteFacts } from '../contract/call.ts';
import type { Result } from '../contract/result.ts';
import { briefFromCallerId } from './caller-id.ts';
import * as problems from './desk-problems.ts';
import { type HandoffKey, handoffKeyOf } from './handoff-key.ts';
import { type HandoffReference, readReference, referenceHeader } from './handoff-reference.ts';
import { briefFromInvite } from './invite-source.ts';
import { mergeAll, mergeBriefs } from './merge.ts';
import { type Platform, platformOfHeaders } from './platforms.ts';
import { readDocument } from './read-document.ts';
import { noteProblem } from './reading.ts';

/** The part of the desk client the resolver needs. The answer is JSON text, or the value parsed from it. */
export interface DeskClientLike {
  fetchBrief(handoffKey: string, reference: string | null): Promise<Result<unknown>>;
}

export interface ResolverDependencies {
  readonly cache: { get(handoffKey: string): HandoffBrief | null; save(brief: HandoffBrief): void };
  /** Null while no desk is set up. */
  readonly desk: () => DeskClientLike | null;
  /** The key references are signed with, null while none is configured. */
  readonly referenceKey: () => string | null;
  readonly now: () => Date;
  /** Called with the whole brief whenever it changed after `resolve` returned it. */
  readonly onUpdate: (handoffKey: string, brief: HandoffBrief) => void;
  /** How long the card waits before it says that the desk is silent, ms. A later answer still counts. */
  readonly deskPatienceMs?: number;
}

export interface Resolver {
  /** Synchronous: the first answer, stored. The desk is asked in the background. */
  resolve(facts: InviteFacts): { readonly handoffKey: string; readonly brief: HandoffBrief };
  /** The desk has sent a brief of itself, before the INVITE or while it rings. Stored when this returns. */
  told(brief: HandoffBrief): void;
}

/** Everything known about one call, apart, so that a late answer takes its rank and not the last place. */
interface Sources {
  readonly base: HandoffBrief;
  cached: HandoffBrief | null;
  readonly carried: readonly HandoffBrief[];
  /** The brief last shown. */
  shown: HandoffBrief;
}

interface Question {
  readonly key: HandoffKey;
  readonly reference: string | null;
}

const defaultPatienceMs = 2_000;

export function createBriefResolver(dependencies: ResolverDependencies): Resolver {
  const { cache, desk, referenceKey, now, onUpdate, deskPatienceMs = defaultPatienceMs } = dependencies;
  /** Calls whose desk answer is still out, by handoff key: a second INVITE of the same handoff does not ask again. */
  const asking = new Map<string, Sources>();

  function gather(
    facts: InviteFacts,
    reference: HandoffReference,
    platform: Platform | null,
    key: HandoffKey,
  ): Sources {
    const base = emptyBrief(key.value);
    if (reference.kind === 'verified') base.origins = ['reference'];
    if (reference.kind === 'refused') noteProblem(base, reference.problem);
    const cached = readCache(base);
    const carried = [briefFromInvite(facts, platform, key), briefFromCallerId(facts, key.value)];
    return { base, cached, carried, shown: compose({ base, cached, carried }, null) };
  }

  function readCache(base: HandoffBrief): HandoffBrief | null {
    try {
      const cached = cache.get(base.handoffKey);
      if (cached === null) return null;
      return {
        ...cached,
        origins: ['cache', ...cached.origins.filter((origin) => origin !== 'cache')],
        problems: cached.problems.filter((problem) => !problems.isPassing(problem)),
      };
    } catch {
      noteProblem(base, problems.cacheSilent);
      return null;
    }
  }

  function store(brief: HandoffBrief): HandoffBrief {
    try {
      cache.save(brief);
      return brief;
    } catch {
      const told = structuredClone(brief);
      noteProblem(told, problems.cacheFull);
      return told;
    }
  }

  function update(handoffKey: string, fromDesk: HandoffBrief | null, problem: string | null): void {
    const sources = asking.get(handoffKey);
    if (sources === undefined) return;
    const brief = structuredClone(compose(sources, fromDesk));
    if (problem !== null) noteProblem(brief, problem);
    if (isDeepStrictEqual(brief, sources.shown)) return;
    sources.shown = brief;
    // The card first: the rep waits for it, the disk does not.
    onUpdate(handoffKey, brief);
    const stored = store(brief);
    if (stored !== brief) onUpdate(handoffKey, stored);
  }

  async function ask(client: DeskClientLike, { key, reference }: Question): Promise<void> {
    const handoffKey = key.value;
    const patience = setTimeout(() => update(handoffKey, null, problems.deskSilent), deskPatienceMs);
    patience.unref();
    try {
      const answer = await fetchBrief(client, handoffKey, reference);
      if (!answer.ok) {
        // A plain call the desk never heard of is no trouble unless nothing else is known either.
        const expected = key.from !== 'call-id' || answer.error.code !== 'not-found';
        if (expected) return update(handoffKey, null, problems.deskProblem(answer.error.code));
        const shown = asking.get(handoffKey)?.shown;
        return update(handoffKey, null, shown === undefined || saysNothing(shown) ? problems.nothingCarried : null);
      }
      const read = readDocument(answer.value, { handoffKey, now: now(), keyMustMatch: true });
      if (!read.ok) return update(handoffKey, null, problems.unusableAnswer(read.error.message));
      update(handoffKey, { ...read.value, origins: ['desk'] }, null);
    } finally {
      clearTimeout(patience);
      asking.delete(handoffKey);
    }
  }

  return {
    resolve(facts) {
      const values = facts.headers.filter((header) => header.name.toLowerCase() === referenceHeader);
      const reference = readReference(
        values.map((header) => header.value),
        referenceKey(),
      );
      const platform = platformOfHeaders(facts.headers.map((header) => header.name));
      const key = handoffKeyOf(facts, reference, platform);
      const sources = gather(facts, reference, platform, key);
      const client = desk();
      if (client === null) {
        if (key.from === 'reference' && sources.cached === null) noteProblem(sources.shown, problems.noDesk);
        else if (saysNothing(sources.shown)) noteProblem(sources.shown, problems.nothingCarried);
      }
      sources.shown = store(sources.shown);
      const alreadyAsking = asking.has(key.value);
      if (client !== null) {
        asking.set(key.value, sources);
        if (!alreadyAsking) void ask(client, { key, reference: 'text' in reference ? reference.text : null });
      }
      return { handoffKey: key.value, brief: sources.shown };
    },
    told(given) {
      const brief: HandoffBrief = { ...given, origins: ['desk'] };
      const { handoffKey } = brief;
      const known = cache.get(handoffKey);
      const whole = known === null ? brief : mergeBriefs(brief, known);
      if (known !== null && isDeepStrictEqual(whole, known)) return;
      cache.save(whole);
      const sources = asking.get(handoffKey);
      if (sources === undefined) return onUpdate(handoffKey, whole);
      sources.cached = { ...whole, origins: ['cache', 'desk'] };
      update(handoffKey, null, null);
    },
  };
}

/**
 * Rank: a cached brief that came from a desk, the desk, whatever else the cache kept, the INVITE, the caller id.
 * A cached desk brief stays first so that text does not change under the rep's eyes; a cache filled by an earlier
 * INVITE alone knows no more than this one.
 */
function compose({ base, cached, carried }: Omit<Sources, 'shown'>, fromDesk: HandoffBrief | null): HandoffBrief {
  const desk = fromDesk === null ? [] : [fromDesk];
  if (cached === null) return mergeAll(base, [...desk, ...carried]);
  const ranked = cached.origins.includes('desk') ? [cached, ...desk] : [...desk, cached];
  return mergeAll(base, [...ranked, ...carried]);
}

/** True while nobody has said more than a caller id can, and nothing else explains why. */
function saysNothing({ prospect, summary, trigger, needs, transcript, problems }: HandoffBrief): boolean {
  const nameless = prospect.company === null && prospect.role === null && summary === null && trigger.reason === null;
  return nameless && needs.length === 0 && transcript.length === 0 && problems.length === 0;
}

async function fetchBrief(
  client: DeskClientLike,
  handoffKey: string,
  reference: string | null,
): Promise<Result<unknown>> {
  try {
    return await client.fetchBrief(handoffKey, reference);
  } catch {
    return { ok: false, error: { code: 'unreachable', message: problems.deskProblem('unreachable') } };
  }
}
