/** What the figures say, in a sentence. */
import type { Insights, JudgedHandoff, LearningVersion } from '../../../src-main/contract/insights.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { CallFilter } from '../../store/insights-view.ts';
import { gapLabel, timingLabel, triggerLabel } from './labels.ts';
import { count, counted, enough } from './numbers.ts';

type TriggerInsight = Insights['triggers'][number];

/** From this share of its verdicts on a trigger is called too early or too late. */
const notable = 0.25;

export interface Headline {
  readonly says: string;
  /** What else is worth knowing; empty when nothing is. */
  readonly rest: string;
}

function worst(triggers: readonly TriggerInsight[], of: 'early' | 'late'): TriggerInsight | null {
  const shareOf = ({ timing, judged }: TriggerInsight) => timing[of] / judged;
  const candidates = triggers.filter((row) => row.judged >= enough && shareOf(row) >= notable);
  return candidates.toSorted((a, b) => shareOf(b) - shareOf(a)).at(0) ?? null;
}

/** The answer to "when are we too early", before any chart. */
export function headline(insights: Insights): Headline {
  const { judged, timing, triggers } = insights;
  if (judged < enough)
    return {
      says: `${judged === 1 ? 'One verdict' : `${count(judged)} verdicts`} so far.`,
      rest: 'From about ten on, patterns can be trusted.',
    };
  const early = worst(triggers, 'early');
  const late = worst(triggers, 'late');
  if (early !== null) return { says: tooOften(early, 'early'), rest: othersText(insights, early) };
  if (late !== null) return { says: tooOften(late, 'late'), rest: othersText(insights, late) };
  return { says: `The AI hands over at the right time: ${count(timing.right)} of ${count(judged)}.`, rest: '' };
}

function tooOften({ trigger, timing, judged }: TriggerInsight, of: 'early' | 'late'): string {
  return `“${triggerLabel[trigger]}” hands over too ${of}: ${count(timing[of])} of ${count(judged)}.`;
}

const names = new Intl.ListFormat(undefined, { type: 'conjunction' });

function othersText({ triggers }: Insights, named: TriggerInsight): string {
  const others = triggers.filter((row) => row !== named && row.judged >= enough);
  if (others.length === 0) return '';
  const off = others.filter(({ timing, judged }) => (timing.early + timing.late) / judged > notable);
  if (off.length === 0) return 'Everything else is close to right.';
  return `Also worth a look: ${names.format(off.map(({ trigger }) => `“${triggerLabel[trigger]}”`))}.`;
}

/** `Last 30 days: 412 handoffs, 213 judged.` */
export function scopeText({ handoffs, judged }: Insights, days: number): string {
  return `Last ${days} days: ${counted(handoffs, 'handoff', 'handoffs')}, ${count(judged)} judged.`;
}

/** `54 right, 2 too early, 4 too late`; what did not happen is left out. */
export function timingText({ early, right, late }: Insights['timing']): string {
  const parts = [
    [right, 'right'],
    [early, 'too early'],
    [late, 'too late'],
  ] as const;
  return (
    parts
      .filter(([value]) => value > 0)
      .map(([value, name]) => `${count(value)} ${name}`)
      .join(', ') || 'no verdict on timing'
  );
}

const dateFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A calendar day of the desk, `23 Nov`; two of them as a range. */
export function daysText(from: string, to: string): string {
  return dateFormat.formatRange(new Date(from), new Date(to));
}

/** Names the calls behind a figure. */
export function filterText(filter: CallFilter): string {
  switch (filter.kind) {
    case 'trigger':
      return filter.timing === null
        ? triggerLabel[filter.trigger]
        : `${triggerLabel[filter.trigger]}: ${timingLabel[filter.timing].toLowerCase()}`;
    case 'gap':
      return `Missing in the brief: ${gapLabel[filter.gap].toLowerCase()}`;
    case 'days':
      return `Judged ${daysText(filter.from, filter.to)}`;
    default:
      return filter satisfies never;
  }
}

export function prospectText({ name, company }: Pick<JudgedHandoff, 'name' | 'company'>): string {
  return name ?? company ?? 'Unknown prospect';
}

/** Who or what made this version. */
export function causeText({ cause, by }: Pick<LearningVersion, 'cause' | 'by'>): string {
  switch (cause) {
    case 'shipped':
      return 'Shipped with Baton';
    case 'calibration':
      return 'Learned from verdicts';
    case 'weights':
      return 'Learned anew and replayed';
    case 'suggestion':
      return by === null ? 'Suggestion accepted' : `Accepted by ${by}`;
    case 'undo':
      return by === null ? 'Taken back' : `Taken back by ${by}`;
    default:
      return cause satisfies never;
  }
}

export interface Trouble {
  readonly title: string;
  readonly meaning: string;
  /** Asking again may help. */
  readonly retry: boolean;
}

/** Why there are no figures, what that means, and whether asking again may help. */
export function figuresTrouble({ code, message }: Failure): Trouble {
  switch (code) {
    case 'unreachable':
    case 'timeout':
    case 'rate-limited':
      return {
        title: 'The desk does not answer',
        meaning: `${message} The figures are kept there; nothing is lost, and calls still ring.`,
        retry: true,
      };
    case 'forbidden':
      return {
        title: 'Insights are for leads',
        meaning: 'The desk does not show this to the key of this phone. Ask whoever runs your desk for a lead’s key.',
        retry: false,
      };
    case 'not-found':
      return {
        title: 'The desk has no such figures',
        meaning: `${message} It may be older than this phone.`,
        retry: true,
      };
    case 'unsupported':
      return { title: 'No desk is set up', meaning: message, retry: false };
    default:
      return { title: 'The figures could not be read', meaning: message, retry: true };
  }
}
