/**
 * What a team has learned, version by version. None is ever changed or taken away: taking back is a new version equal to an
 * earlier one. Version 0 is the engine as shipped.
 */
import { z } from 'zod';
import type { LearningVersion, Suggestion } from '../../contract/insights.ts';
import { noTuning, type TriggerTuning, tuningSchema } from '../triggers/tuning.ts';
import { calibrate } from './calibrate.ts';
import type { LearningEvent } from './event.ts';

const storedSchema = z.object({
  cause: z.enum(['shipped', 'calibration', 'weights', 'suggestion', 'undo']),
  by: z.string().nullable(),
  summary: z.string(),
  /** Verdicts it was learned from. */
  events: z.int().min(0),
  tuning: tuningSchema,
  /** Where learning begins: what was believed there, and the ms since the epoch after which verdicts count. */
  anchor: z.object({ tuning: tuningSchema, after: z.number() }),
  /** The version it is equal to, where it takes later ones back. */
  restores: z.int().nullable(),
});

export interface TeamVersion extends z.infer<typeof storedSchema> {
  readonly version: number;
  readonly at: Date;
}

/** As it is kept, beside its number and time. */
export const versionBodySchema = storedSchema;

export function versionBody({ version: _version, at: _at, ...body }: TeamVersion): z.infer<typeof storedSchema> {
  return body;
}

/** Where every team begins. `at`: when it did. */
export function shippedVersion(at: Date): TeamVersion {
  const about = { cause: 'shipped', by: null, summary: 'As shipped.', events: 0, restores: null } as const;
  return { version: 0, at, ...about, tuning: noTuning, anchor: { tuning: noTuning, after: 0 } };
}

type Told = Pick<TeamVersion, 'cause' | 'by' | 'summary' | 'events' | 'tuning' | 'anchor' | 'restores'>;

function next(active: TeamVersion, at: Date, told: Told): TeamVersion {
  const version = active.version + 1;
  return { ...told, version, at, tuning: { ...told.tuning, version: `v${version}` } };
}

/** Smaller moves of a shift, in logits, are not worth a version. */
const noticeable = 0.01;
const verdicts = (count: number): string => (count === 1 ? '1 verdict' : `${count} verdicts`);

/** The version after a verdict; null where nothing moves. `events`: those since the anchor. */
export function recalibrated(active: TeamVersion, events: readonly LearningEvent[], at: Date): TeamVersion | null {
  const { anchor, tuning: now } = active;
  const shifts = calibrate({ ...anchor.tuning, deltas: now.deltas }, events);
  const kinds = [...new Set([...Object.keys(shifts), ...Object.keys(now.shifts)])];
  const shiftIn = (of: TriggerTuning['shifts'], name: string): number =>
    Object.entries(of).find(([kind]) => kind === name)?.[1] ?? 0;
  const moved = kinds.filter((kind) => Math.abs(shiftIn(shifts, kind) - shiftIn(now.shifts, kind)) >= noticeable);
  if (moved.length === 0) return null;
  const summary = `Probabilities follow ${verdicts(events.length)}; moved: ${moved.join(', ')}.`;
  const about = { cause: 'calibration', by: null, summary, events: events.length, restores: null } as const;
  return next(active, at, { ...about, tuning: { ...now, shifts }, anchor });
}

/** The version with weights that have passed the guard. */
export function reweighed(active: TeamVersion, learned: TriggerTuning, events: number, at: Date): TeamVersion {
  const heads = Object.entries(learned.deltas);
  const inputs = heads.reduce((sum, [, deltas]) => sum + Object.keys(deltas).length, 0);
  const summary = `${verdicts(events)} correct ${inputs} weights of ${heads.map(([head]) => head).join(', ')}; replay passed.`;
  const about = { cause: 'weights', by: null, summary, events, restores: null } as const;
  return next(active, at, { ...about, tuning: learned, anchor: active.anchor });
}

/** The version after a lead has accepted a suggestion. Learning goes on from where it was. */
export function accepted(active: TeamVersion, suggestion: Suggestion, by: string, at: Date): TeamVersion {
  const { trigger, from, to, judged } = suggestion;
  const raise = (tuning: TriggerTuning): TriggerTuning => {
    return { ...tuning, thresholds: { ...tuning.thresholds, [trigger]: to } };
  };
  const summary = `${trigger} fires from ${to.toFixed(2)} instead of ${from.toFixed(2)}.`;
  const about = { cause: 'suggestion', by, summary, events: judged, restores: null } as const;
  const anchor = { ...active.anchor, tuning: raise(active.anchor.tuning) };
  return next(active, at, { ...about, tuning: raise(active.tuning), anchor });
}

/** The number of the version that taking back leads to; null: nothing has been learned. */
export function undoTarget({ version, restores }: TeamVersion): number | null {
  const shown = restores ?? version;
  return shown === 0 ? null : shown - 1;
}

/** Back to `target`. Verdicts given until now are not learned from again: they would only lead to the same place. */
export function undone(active: TeamVersion, target: TeamVersion, by: string, at: Date): TeamVersion {
  const restores = target.restores ?? target.version;
  const summary = restores === 0 ? 'Back to the engine as shipped.' : `Back to version ${restores}: ${target.summary}`;
  const about = { cause: 'undo', by, summary: summary.slice(0, 300), events: target.events, restores } as const;
  const { tuning } = target;
  return next(active, at, { ...about, tuning, anchor: { tuning, after: at.getTime() } });
}

export function shownVersion(version: TeamVersion, active: boolean): LearningVersion {
  const { cause, by, summary, events } = version;
  return { version: version.version, at: version.at.toISOString(), cause, by, summary, events, active };
}
