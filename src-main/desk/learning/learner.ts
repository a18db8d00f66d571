/**
 * Learns from the verdicts of teams as they come. One run per team at a time on this node; of several nodes that learn at
 * once, the slower sees that its version's number is taken, reads again, and comes to what both have seen.
 */
import { firedTurnOf, latestFeedback } from '../insights/make-facts.ts';
import type { StoredEvent } from '../store/learning-store.ts';
import type { DeskStore } from '../store/store.ts';
import type { SpokenTurn } from '../triggers/engine.ts';
import { firingKinds } from '../triggers/tuning.ts';
import type { TriggerWeights } from '../triggers/weights.ts';
import { type LearningEvent, learningEventOf } from './event.ts';
import { shippedCalls } from './guard/read-calls.ts';
import { firstPassing, type KnownCall } from './guard.ts';
import type { SpokenCall } from './replay.ts';
import { createTurnstile } from './turnstile.ts';
import { recalibrated, reweighed, shippedVersion, type TeamVersion } from './version.ts';
import { milder, weigh, weighEvery, weighFrom } from './weigh.ts';

export interface Learner {
  /** Learns of every verdict journalled before; whoever asks while a run is on is served by the next one. */
  learn(teamId: string): Promise<void>;
  /** Resolves when nothing is being learned. */
  settled(): Promise<void>;
}

export interface LearnerParts {
  readonly store: DeskStore;
  readonly weights: TriggerWeights;
  readonly now: () => Date;
}

/** The newest verdicts that are learned from: a team changes, and so does what it sells. */
export const recentEvents = 1_000;
/** Of the team's own calls, those the guard replays. */
const guardedCalls = 60;
const verdictsAtOnce = 50;
const attempts = 8;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createLearner(parts: LearnerParts): Learner {
  const { store, weights, now } = parts;
  /** Per team the newest verdict its weights were last weighed with: what was refused is not asked for again. */
  const weighed = new Map<string, number>();

  async function callOf(teamId: string, conversationId: string): Promise<SpokenCall | null> {
    const conversation = await store.conversations.get(teamId, conversationId);
    if (conversation === null) return null;
    const turns = await store.conversations.turns(teamId, conversationId);
    const handBacks = await store.conversations.handBacks(teamId, conversationId);
    const spoken = turns.map(({ speaker, text }): SpokenTurn => ({ role: speaker === 'ai' ? 'ai' : 'caller', text }));
    return { crm: conversation.input.crm ?? {}, turns: spoken, handBacks };
  }

  async function eventOf(teamId: string, handoffId: string): Promise<StoredEvent | null> {
    const handoff = await store.handoffs.get(teamId, handoffId);
    if (handoff === null) return null;
    const { conversationId } = handoff;
    const journal = await store.handoffs.journal(teamId, handoffId);
    const decisions = await store.conversations.decisions(teamId, conversationId);
    const verdicts = journal.filter(({ kind }) => kind === 'feedback').length;
    const feedback = latestFeedback(journal);
    const at = feedback === null ? now() : new Date(feedback.at);
    const firedTurn = firedTurnOf({ handoff, decisions, journal });
    const decision = decisions.find(({ turn }) => turn === firedTurn);
    const kind = firingKinds.find((known) => known === decision?.trigger);
    const call = await callOf(teamId, conversationId);
    const teaches = feedback !== null && firedTurn !== null && kind !== undefined && call !== null;
    const event = teaches ? learningEventOf(weights, call, { kind, turn: firedTurn }, feedback.body) : null;
    return { handoffId, conversationId, verdicts, at, event };
  }

  async function learnOf(teamId: string, handoffId: string): Promise<void> {
    const event = await eventOf(teamId, handoffId);
    if (event !== null) await store.learning.putEvent(teamId, event);
    await pause();
  }

  async function takeIn(teamId: string): Promise<void> {
    for (;;) {
      const ids = await store.learning.unlearned(teamId, verdictsAtOnce);
      for (const id of ids) await learnOf(teamId, id);
      if (ids.length < verdictsAtOnce) return;
    }
  }

  /** The events since the anchor; those made with the weights of another Baton are made anew, once. */
  async function eventsOf(teamId: string, { anchor }: TeamVersion): Promise<StoredEvent[]> {
    const read = () => store.learning.events(teamId, new Date(anchor.after), recentEvents);
    const events = await read();
    const old = events.filter(({ event }) => event?.weights !== weights.version);
    for (const { handoffId } of old) await learnOf(teamId, handoffId);
    return old.length === 0 ? events : await read();
  }

  async function ownCalls(teamId: string, events: readonly StoredEvent[]): Promise<KnownCall[]> {
    const calls: KnownCall[] = [];
    for (const { conversationId, event } of events.slice(-guardedCalls)) {
      const call = event === null ? null : await callOf(teamId, conversationId);
      if (call === null || event === null) continue;
      calls.push({ ...call, turns: call.turns.slice(0, event.turn), label: event.label });
    }
    return calls;
  }

  /** The version with weights learned anew; null: it is not time, or the guard has refused them. */
  async function weighAnew(
    teamId: string,
    active: TeamVersion,
    events: readonly StoredEvent[],
    learned: readonly LearningEvent[],
  ): Promise<TeamVersion | null> {
    const before = weighed.get(teamId) ?? 0;
    const fresh = events.filter(({ at }) => at.getTime() > before).length;
    if (learned.length < weighFrom || fresh < weighEvery) return null;
    const from = active.anchor.tuning;
    const candidates = milder(from, learned, weigh(from, learned));
    const calls = { own: await ownCalls(teamId, events), shipped: shippedCalls() };
    const tuning = await firstPassing(weights, calls, { active: active.tuning, learned: candidates }, pause);
    weighed.set(teamId, events.at(-1)?.at.getTime() ?? before);
    const moved = JSON.stringify(tuning?.deltas) !== JSON.stringify(active.tuning.deltas);
    return tuning !== null && moved ? reweighed(active, tuning, learned.length, now()) : null;
  }

  async function learnNow(teamId: string): Promise<void> {
    await takeIn(teamId);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const [newest] = await store.learning.versions(teamId, 1);
      const active = newest ?? shippedVersion(now());
      const events = await eventsOf(teamId, active);
      const learned = events.flatMap(({ event }) => event ?? []);
      const next = (await weighAnew(teamId, active, events, learned)) ?? recalibrated(active, learned, now());
      // Beaten by another node eight times over: the next verdict takes these along.
      if (next === null || (await store.learning.addVersion(teamId, next))) return;
      weighed.delete(teamId);
    }
  }

  const turnstile = createTurnstile(learnNow);
  return { learn: turnstile.pass, settled: turnstile.settled };
}
