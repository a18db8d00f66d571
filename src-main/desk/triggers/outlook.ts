/** Whether a handoff is near: what a rep is told while the AI still talks ("likely in 20 s"). */
import type { TriggerKind } from '../../contract/brief.ts';
import { handBackRest } from './engine.ts';
import { hazardSettings } from './hazard.ts';
import { firingKinds, noTuning, type TriggerTuning, thresholdOf } from './tuning.ts';

export interface Outlook {
  readonly likely: boolean;
  /** In steps of 5 s; 0 where it is called for already; null where it is not likely or the pace of the call is unknown. */
  readonly inSeconds: number | null;
}

/** What is needed of a decision; decisions on the AI's turns have no trigger and count for nothing. */
export interface OutlookDecision {
  readonly turn: number;
  readonly fire: boolean;
  readonly trigger: TriggerKind | null;
  readonly probability: number;
}

/**
 * Share of the threshold from which a handoff is likely, and the one from which it is expected on the very next turn. On 228
 * written calls .6 foresees a third of the handoffs and warns in a tenth of the calls that come to none; .4 foresees half and
 * warns in more than a quarter. Many handoffs come in one sentence and cannot be foreseen.
 */
const near = 0.6;
const next = 0.8;

function shareOf({ trigger, probability }: OutlookDecision, tuning: TriggerTuning): number {
  const kind = firingKinds.find((known) => known === trigger);
  const threshold = (kind === undefined ? null : thresholdOf(tuning, kind)) ?? hazardSettings.on;
  return probability / threshold;
}

/** Mean seconds from one caller turn to the next; null for fewer than two whose time is known. */
function paceOf(turns: readonly OutlookDecision[], saidAt: ReadonlyMap<number, number>): number | null {
  const timed = turns.flatMap(({ turn }, index) => {
    const seconds = saidAt.get(turn);
    return seconds === undefined ? [] : [{ index, seconds }];
  });
  const [first] = timed;
  const last = timed.at(-1);
  if (first === undefined || last === undefined || last.index === first.index) return null;
  return Math.max(0, last.seconds - first.seconds) / (last.index - first.index);
}

/**
 * `decisions` in order of turns; `saidAt`: seconds since the call began by turn number, where known; `handBacks`: turns
 * heard when a handoff was declined or came back, as `Listening.handBack` was told.
 */
export function outlook(
  decisions: readonly OutlookDecision[],
  saidAt: ReadonlyMap<number, number>,
  handBacks: readonly number[] = [],
  tuning: TriggerTuning = noTuning,
): Outlook {
  const heard = decisions.filter(({ trigger }) => trigger !== null);
  const latest = heard.at(-1);
  if (latest === undefined) return { likely: false, inSeconds: null };
  const since = heard.filter(({ turn }) => turn > Math.max(0, ...handBacks));
  if (since.length > 0 && latest.fire) return { likely: true, inSeconds: 0 };
  const resting = handBacks.length > 0 && since.length < handBackRest;
  const before = since.at(-2);
  const now = shareOf(latest, tuning);
  const then = before === undefined ? 0 : shareOf(before, tuning);
  // One quiet answer between two telling ones does not make the wish go away; two do.
  const strongest = Math.max(now, then);
  if (resting || strongest < near) return { likely: false, inSeconds: null };
  const turnsLeft = now >= next || now > then ? 1 : 2;
  const pace = paceOf(heard, saidAt);
  return { likely: true, inSeconds: pace === null ? null : Math.max(5, Math.round((turnsLeft * pace) / 5) * 5) };
}
