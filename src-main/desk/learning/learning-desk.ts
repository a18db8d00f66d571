/** What a lead sees and decides of learning: versions, suggestions, undo. */
import type { LearningVersion, Suggestion, suggestionDecisions } from '../../contract/insights.ts';
import type { Caller } from '../desk.ts';
import { type DeskResult, done, refuse } from '../problem.ts';
import type { DeskStore } from '../store/store.ts';
import { hazardSettings } from '../triggers/hazard.ts';
import type { TriggerWeights } from '../triggers/weights.ts';
import { recentEvents } from './learner.ts';
import { directionOf, withoutRejected } from './rejections.ts';
import { activeThreshold, type Shipped, suggestions } from './suggest.ts';
import { accepted, shippedVersion, shownVersion, type TeamVersion, undone, undoTarget } from './version.ts';

export interface LearningDesk {
  /** Newest first, the shipped one last where there is room. */
  versions(teamId: string): Promise<LearningVersion[]>;
  /** What the team's verdicts speak for now, and the probability each trigger fires from. */
  standing(teamId: string): Promise<Standing>;
  decide(
    caller: Caller,
    suggestionId: string,
    decision: (typeof suggestionDecisions)[number],
  ): Promise<DeskResult<undefined>>;
  /** A new version equal to the one before; once more goes one further back. */
  undo(caller: Caller): Promise<DeskResult<undefined>>;
}

export interface Standing {
  readonly suggestions: readonly Suggestion[];
  thresholdOf(trigger: Suggestion['trigger']): number;
}

const shownVersions = 100;
const attempts = 8;
const busy = refuse('conflict', 'Others are changing the same at this moment. Look again.');

export function createLearningDesk(parts: {
  readonly store: DeskStore;
  /** Null where the triggers cannot be replayed: then nothing is ever learned. */
  readonly weights: TriggerWeights | null;
  readonly now: () => Date;
}): LearningDesk {
  const { store, now } = parts;
  const shipped: Shipped = { explicitThreshold: parts.weights?.explicitThreshold ?? hazardSettings.on };

  async function activeOf(teamId: string): Promise<TeamVersion> {
    const [newest] = await store.learning.versions(teamId, 1);
    return newest ?? shippedVersion(now());
  }

  async function suggested(teamId: string, active: TeamVersion): Promise<Suggestion[]> {
    const stored = await store.learning.events(teamId, new Date(active.anchor.after), recentEvents);
    const events = stored.flatMap(({ event }) => event ?? []);
    const rejections = await store.learning.rejections(teamId);
    return withoutRejected(suggestions(events, active.tuning, shipped), rejections);
  }

  async function nameOf({ teamId, subject }: Caller): Promise<string> {
    return ((await store.reps.get(teamId, subject))?.name ?? subject).slice(0, 80);
  }

  return {
    async versions(teamId) {
      const kept = await store.learning.versions(teamId, shownVersions);
      const oldest = kept.at(-1);
      const begun = oldest === undefined || oldest.version === 1 ? [shippedVersion(oldest?.at ?? now())] : [];
      return [...kept, ...begun].slice(0, shownVersions).map((version, index) => shownVersion(version, index === 0));
    },

    async standing(teamId) {
      const active = await activeOf(teamId);
      return {
        suggestions: await suggested(teamId, active),
        thresholdOf: (trigger) => (trigger === 'unknown' ? 0 : activeThreshold(active.tuning, trigger, shipped)),
      };
    },

    async decide(caller, suggestionId, decision) {
      const { teamId } = caller;
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const active = await activeOf(teamId);
        const suggestion = (await suggested(teamId, active)).find(({ id }) => id === suggestionId);
        if (suggestion === undefined) return refuse('not-found', 'The verdicts do not speak for this, or no longer.');
        if (decision === 'reject') {
          const { trigger, judged } = suggestion;
          const rejection = { trigger, direction: directionOf(suggestion), judged };
          await store.learning.reject(teamId, rejection, caller.subject, now());
          return done(undefined);
        }
        const next = accepted(active, suggestion, await nameOf(caller), now());
        if (await store.learning.addVersion(teamId, next)) return done(undefined);
      }
      return busy;
    },

    async undo(caller) {
      const { teamId } = caller;
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const active = await activeOf(teamId);
        const number = undoTarget(active);
        if (number === null) return refuse('conflict', 'Nothing has been learned yet: the triggers are as shipped.');
        const target = number === 0 ? shippedVersion(now()) : await store.learning.version(teamId, number);
        if (target === null) throw new Error(`Version ${number} is missing.`);
        const next = undone(active, target, await nameOf(caller), now());
        if (await store.learning.addVersion(teamId, next)) return done(undefined);
      }
      return busy;
    },
  };
}
