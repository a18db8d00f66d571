/** What the figures say, in a sentence. */
import { byLocale, t, told } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights, JudgedHandoff, LearningVersion } from '../../../src-main/contract/insights.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { CallFilter } from '../../store/insights-view.ts';
import { gapLabel, timingLabel, triggerLabel } from './labels.ts';
import { count, enough } from './numbers.ts';

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
      says: t('{judged, plural, one {One verdict} other {# verdicts}} so far.', { judged }),
      rest: t('From about ten on, patterns can be trusted.'),
    };
  const early = worst(triggers, 'early');
  const late = worst(triggers, 'late');
  if (early !== null) return { says: tooOften(early, 'early'), rest: othersText(insights, early) };
  if (late !== null) return { says: tooOften(late, 'late'), rest: othersText(insights, late) };
  return {
    says: t('The AI hands over at the right time: {right} of {judged}.', {
      right: count(timing.right),
      judged: count(judged),
    }),
    rest: '',
  };
}

function tooOften({ trigger, timing, judged }: TriggerInsight, of: 'early' | 'late'): string {
  const values = { trigger: triggerLabel[trigger], count: count(timing[of]), judged: count(judged) };
  return of === 'early'
    ? t('“{trigger}” hands over too early: {count} of {judged}.', values)
    : t('“{trigger}” hands over too late: {count} of {judged}.', values);
}

const names = byLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

function othersText({ triggers }: Insights, named: TriggerInsight): string {
  const others = triggers.filter((row) => row !== named && row.judged >= enough);
  if (others.length === 0) return '';
  const off = others.filter(({ timing, judged }) => (timing.early + timing.late) / judged > notable);
  if (off.length === 0) return t('Everything else is close to right.');
  const listed = names().format(off.map(({ trigger }) => t('“{name}”', { name: triggerLabel[trigger] })));
  return t('Also worth a look: {triggers}.', { triggers: listed });
}

/** `Last 30 days: 412 handoffs, 213 judged.` */
export function scopeText({ handoffs, judged }: Insights, days: number): string {
  return t('Last {days} days: {handoffs, plural, one {one handoff} other {# handoffs}}, {judged} judged.', {
    days,
    handoffs,
    judged: count(judged),
  });
}

/** `54 right, 2 too early, 4 too late`; what did not happen is left out. */
export function timingText({ early, right, late }: Insights['timing']): string {
  const parts = [
    [right, t('right')],
    [early, t('too early')],
    [late, t('too late')],
  ] as const;
  return (
    parts
      .filter(([value]) => value > 0)
      .map(([value, name]) => `${count(value)} ${name}`)
      .join(', ') || t('no verdict on timing')
  );
}

const dateFormat = byLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
);

/** A calendar day of the desk, `23 Nov`; two of them as a range. */
export function daysText(from: string, to: string): string {
  return dateFormat().formatRange(new Date(from), new Date(to));
}

/** Names the calls behind a figure. */
export function filterText(filter: CallFilter): string {
  switch (filter.kind) {
    case 'trigger':
      return filter.timing === null
        ? triggerLabel[filter.trigger]
        : `${triggerLabel[filter.trigger]}: ${timingLabel[filter.timing].toLowerCase()}`;
    case 'gap':
      return t('Missing in the brief: {what}', { what: gapLabel[filter.gap].toLowerCase() });
    case 'days':
      return t('Judged {days}', { days: daysText(filter.from, filter.to) });
    default:
      return filter satisfies never;
  }
}

export function prospectText({ name, company }: Pick<JudgedHandoff, 'name' | 'company'>): string {
  return name ?? company ?? t('Unknown prospect');
}

/** Who or what made this version. */
export function causeText({ cause, by }: Pick<LearningVersion, 'cause' | 'by'>): string {
  switch (cause) {
    case 'shipped':
      return t('Shipped with Baton');
    case 'calibration':
      return t('Learned from verdicts');
    case 'weights':
      return t('Learned anew and replayed');
    case 'suggestion':
      return by === null ? t('Suggestion accepted') : t('Accepted by {by}', { by });
    case 'undo':
      return by === null ? t('Taken back') : t('Taken back by {by}', { by });
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
        title: t('The desk does not answer'),
        meaning: t('{message} The figures are kept there; nothing is lost, and calls still ring.', {
          message: told(message),
        }),
        retry: true,
      };
    case 'forbidden':
      return {
        title: t('Insights are for leads'),
        meaning: t(
          'The desk does not show this to the key of this phone. Ask whoever runs your desk for a lead’s key.',
        ),
        retry: false,
      };
    case 'not-found':
      return {
        title: t('The desk has no such figures'),
        meaning: t('{message} It may be older than this phone.', { message: told(message) }),
        retry: true,
      };
    case 'unsupported':
      return { title: t('No desk is set up'), meaning: told(message), retry: false };
    default:
      return { title: t('The figures could not be read'), meaning: told(message), retry: true };
  }
}
