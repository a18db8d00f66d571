/** Changes of threshold that the verdicts speak for: found by replaying each judged call under the other threshold. */
import type { Suggestion } from '../../contract/insights.ts';
import type { FiringKind } from '../triggers/decision.ts';
import { hazardSettings } from '../triggers/hazard.ts';
import { firingKinds, type TriggerTuning, thresholdOf, tuningBounds } from '../triggers/tuning.ts';
import type { LearningEvent } from './event.ts';
import { strengths } from './strength.ts';

/** Verdicts on one trigger below which nothing is suggested, and those a change must put right. */
const leastJudged = 12;
const leastGained = 5;
/** A good handoff lost weighs more than one that came too early. */
const priceOfLoss = 1.5;
const step = 0.02;

export interface Shipped {
  readonly explicitThreshold: number;
}

/** Threshold a kind fires from now. */
export function activeThreshold(tuning: TriggerTuning, kind: FiringKind, shipped: Shipped): number {
  const usual = kind === 'explicit-request' ? shipped.explicitThreshold : hazardSettings.on;
  return thresholdOf(tuning, kind) ?? usual;
}

/** Wilson's lower bound of a share, 95 %: what one may count on. */
export function surely(hits: number, of: number): number {
  if (of === 0) return 0;
  const z = 1.96;
  const share = hits / of;
  const middle = share + z ** 2 / (2 * of);
  const margin = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return Math.max(0, (middle - margin) / (1 + z ** 2 / of));
}

interface Replayed {
  readonly verdict: LearningEvent['verdict'];
  /** At the turn that fired, at the turn of the label, and the most before that. */
  readonly fired: number;
  readonly labelled: number;
  readonly before: number;
}

interface Change {
  readonly to: number;
  readonly gained: number;
  readonly lost: number;
}

/** Early ones that would no longer fire, and good ones that would not either. */
function raised(replayed: readonly Replayed[], to: number): Change {
  const silent = replayed.filter(({ fired }) => fired < to);
  const gained = silent.filter(({ verdict }) => verdict === 'too-early').length;
  return { to, gained, lost: silent.length - gained };
}

/** Late ones that would fire at the right turn, and others that would fire before theirs. */
function lowered(replayed: readonly Replayed[], to: number): Change {
  const sooner = replayed.filter(({ before }) => before >= to).length;
  const gained = replayed.filter(
    ({ verdict, labelled, before }) => verdict === 'too-late' && labelled >= to && before < to,
  ).length;
  return { to, gained, lost: sooner };
}

function best(changes: readonly Change[]): Change | null {
  const worth = ({ gained, lost }: Change): number => gained - lost * priceOfLoss;
  const good = changes.filter(({ gained, lost }) => gained >= leastGained && surely(gained, gained + lost) > 0.5);
  return good.reduce<Change | null>((top, each) => (top === null || worth(each) > worth(top) ? each : top), null);
}

function grid(from: number, to: number): number[] {
  const count = Math.floor(Math.abs(to - from) / step + 1e-9);
  const sign = Math.sign(to - from);
  return Array.from({ length: count }, (_, at) => Math.round((from + sign * step * (at + 1)) * 100) / 100);
}

const short = (value: number): string => value.toFixed(2).replace(/^0/, '');
const plural = (count: number, one: string, many: string): string =>
  `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;

function suggestionOf(kind: FiringKind, events: readonly LearningEvent[], tuning: TriggerTuning, from: number) {
  const replayed = events
    .map((event): Replayed => {
      const all = strengths(event, tuning);
      return {
        verdict: event.verdict,
        fired: all.at(-1) ?? 0,
        labelled: all[event.at] ?? 0,
        before: Math.max(0, ...all.slice(0, event.at)),
      };
    })
    // What no longer fires needs no other threshold.
    .filter(({ fired }) => fired >= from);
  const judged = replayed.length;
  if (judged < leastJudged) return null;
  const tooEarly = replayed.filter(({ verdict }) => verdict === 'too-early').length;
  const tooLate = replayed.filter(({ verdict }) => verdict === 'too-late').length;
  const { least, most } = tuningBounds.threshold;
  const up = tooEarly >= tooLate;
  const change = up
    ? best(grid(from, most).map((to) => raised(replayed, to)))
    : best(grid(from, least).map((to) => lowered(replayed, to)));
  if (change === null) return null;
  const { to, lost } = change;
  const good = plural(lost, 'good one', 'good ones');
  const sentence = up
    ? `Raise ${kind} from ${short(from)} to ${short(to)}: ${tooEarly} of ${judged} were too early; ${good} would be lost.`
    : `Lower ${kind} from ${short(from)} to ${short(to)}: ${tooLate} of ${judged} were too late; ${plural(lost, 'other', 'others')} would come sooner.`;
  const id = `${kind}-${Math.round(from * 100)}-${Math.round(to * 100)}`;
  return { id, trigger: kind, from, to, sentence, tooEarly, tooLate, judged, goodLost: lost };
}

/** One at most per kind; none where the verdicts are too few or do not agree. */
export function suggestions(events: readonly LearningEvent[], tuning: TriggerTuning, shipped: Shipped): Suggestion[] {
  return firingKinds.flatMap((kind) => {
    const from = activeThreshold(tuning, kind, shipped);
    return (
      suggestionOf(
        kind,
        events.filter((event) => event.kind === kind),
        tuning,
        from,
      ) ?? []
    );
  });
}
