/** How a call sounds, in words: what happens, and what helps. */
import { labels, msg, t } from '../../../src-main/contract/i18n/translate.ts';
import type { QualitySummary, QualityWarning } from '../../../src-main/contract/quality.ts';
import { count, finePercent, span, tenths } from './numbers.ts';
import { duration } from './time.ts';

interface QualityWords {
  readonly happens: string;
  readonly todo: string;
}

export function qualityText({
  kind,
  value,
}: {
  readonly kind: QualityWarning;
  readonly value: number | null;
}): QualityWords {
  const cable = t('Move closer to the router or plug in a cable.');
  switch (kind) {
    case 'one-way':
      return {
        happens: t('Nothing arrives from the prospect’s side.'),
        todo: t('They may still hear you: say so, and that you will call back if it stays.'),
      };
    case 'silent-caller':
      return {
        happens: t('The line is open, but silent from the prospect’s side.'),
        todo: t('Ask whether they are muted.'),
      };
    case 'silent-microphone':
      return {
        happens: t('Your microphone gives no sound.'),
        todo: t('If you are speaking, check the mute switch of your headset.'),
      };
    case 'loss':
      return {
        happens:
          value === null
            ? t('Your network is losing sound.')
            : t('Your network is losing {share} of the sound.', { share: lost(value) }),
        todo: cable,
      };
    case 'jitter':
      return {
        happens:
          value === null
            ? t('Your network delivers the sound unevenly.')
            : t('Your network delivers the sound unevenly, by {time}.', { time: span(value) }),
        todo: `${t('Pause downloads and video.')} ${cable}`,
      };
    case 'round-trip':
      return {
        happens:
          value === null
            ? t('Every answer takes long on this connection.')
            : t('Every answer takes {time} longer on this connection.', { time: span(value) }),
        todo: t('Leave short pauses, so that you do not talk over each other.'),
      };
    default:
      return kind satisfies never;
  }
}

/** Tenths only where they matter. */
function lost(percentage: number): string {
  return percentage >= 3 ? finePercent(Math.round(percentage) / 100) : finePercent(percentage / 100);
}

const grades: readonly { readonly from: number; readonly word: string }[] = [
  { from: 4, word: msg('Good') },
  { from: 3.6, word: msg('Fair') },
  { from: 3.1, word: msg('Poor') },
  { from: 0, word: msg('Bad') },
];

/** A word for a mean opinion score, by the bands of G.107 Annex B (many dissatisfied below 3.6, nearly all below 3.1). */
export function gradeOf(mos: number): string {
  return t(grades.find(({ from }) => mos >= from)?.word ?? 'Bad');
}

const codecNames: Readonly<Record<string, string>> = { opus: 'Opus', PCMU: 'G.711 µ-law', PCMA: 'G.711 A-law' };

export function codecName(codec: string): string {
  return codecNames[codec] ?? codec;
}

/** `Good, 4.3 of 4.5; 3.1 at worst`. Null: no score. */
export function scoreText(mos: QualitySummary['mos']): string | null {
  if (mos === null) return null;
  const values = { grade: gradeOf(mos.median), median: tenths(mos.median), best: tenths(4.5) };
  return mos.median - mos.worst >= 0.1
    ? t('{grade}, {median} of {best}; {worst} at worst', { ...values, worst: tenths(mos.worst) })
    : t('{grade}, {median} of {best}', values);
}

/** `42 ms, 180 ms at worst`. */
export function delayText(measure: QualitySummary['roundTripMs']): string | null {
  return measure === null
    ? null
    : t('{median}, {worst} at worst', { median: span(measure.median), worst: span(measure.worst) });
}

export function lossText(measure: QualitySummary['lossPercent']): string | null {
  if (measure === null) return null;
  return measure.worst === 0
    ? t('None')
    : t('{median}, {worst} at worst', {
        median: finePercent(measure.median / 100),
        worst: finePercent(measure.worst / 100),
      });
}

const warningNames: Readonly<Record<QualityWarning, string>> = labels({
  'one-way': 'nothing arrived',
  'silent-caller': 'silent caller',
  'silent-microphone': 'silent microphone',
  loss: 'lost sound',
  jitter: 'uneven delivery',
  'round-trip': 'long delay',
});

/** `lost sound for 12 s, long delay for 40 s`. */
export function warningsText(warnings: QualitySummary['warnings']): string | null {
  if (warnings.length === 0) return null;
  return warnings
    .map(({ kind, seconds }) => t('{warning} for {time}', { warning: warningNames[kind], time: duration(seconds) }))
    .join(', ');
}

/** What the plot shows, for those who do not see it. */
export function plotText({ series, mos }: QualitySummary): string {
  const scored = series.filter((point) => point.mos !== null);
  const worst = scored.reduce<(typeof scored)[number] | null>(
    (low, point) => (low === null || (point.mos ?? 5) < (low.mos ?? 5) ? point : low),
    null,
  );
  if (mos === null || worst?.mos == null) return t('The quality was not measured.');
  const poor = scored.filter((point) => (point.mos ?? 5) < 3.6).length;
  const share =
    poor === 0
      ? t('never below fair')
      : t('below fair in {poor} of {all} moments', { poor: count(poor), all: count(scored.length) });
  return t('Quality over {time}: {grade} at the median, {share}, lowest {worst} after {at}.', {
    time: duration(series.at(-1)?.at ?? 0),
    grade: gradeOf(mos.median).toLowerCase(),
    share,
    worst: tenths(worst.mos),
    at: duration(worst.at),
  });
}
