/** How a call sounds, in words: what happens, and what helps. */
import type { QualitySummary, QualityWarning } from '../../../src-main/contract/quality.ts';
import { count, finePercent, span } from './numbers.ts';
import { duration } from './time.ts';

interface QualityWords {
  readonly happens: string;
  readonly todo: string;
}

const cable = 'Move closer to the router or plug in a cable.';

export function qualityText({
  kind,
  value,
}: {
  readonly kind: QualityWarning;
  readonly value: number | null;
}): QualityWords {
  switch (kind) {
    case 'one-way':
      return {
        happens: 'Nothing arrives from the prospect’s side.',
        todo: 'They may still hear you: say so, and that you will call back if it stays.',
      };
    case 'silent-caller':
      return { happens: 'The line is open, but silent from the prospect’s side.', todo: 'Ask whether they are muted.' };
    case 'silent-microphone':
      return {
        happens: 'Your microphone gives no sound.',
        todo: 'If you are speaking, check the mute switch of your headset.',
      };
    case 'loss':
      return {
        happens:
          value === null ? 'Your network is losing sound.' : `Your network is losing ${lost(value)} of the sound.`,
        todo: cable,
      };
    case 'jitter':
      return {
        happens: `Your network delivers the sound unevenly${value === null ? '' : `, by ${span(value)}`}.`,
        todo: `Pause downloads and video. ${cable}`,
      };
    case 'round-trip':
      return {
        happens: `Every answer takes ${value === null ? 'long' : `${span(value)} longer`} on this connection.`,
        todo: 'Leave short pauses, so that you do not talk over each other.',
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
  { from: 4, word: 'Good' },
  { from: 3.6, word: 'Fair' },
  { from: 3.1, word: 'Poor' },
  { from: 0, word: 'Bad' },
];

/** A word for a mean opinion score, by the bands of G.107 Annex B (many dissatisfied below 3.6, nearly all below 3.1). */
export function gradeOf(mos: number): string {
  return grades.find(({ from }) => mos >= from)?.word ?? 'Bad';
}

const codecNames: Readonly<Record<string, string>> = { opus: 'Opus', PCMU: 'G.711 µ-law', PCMA: 'G.711 A-law' };

export function codecName(codec: string): string {
  return codecNames[codec] ?? codec;
}

/** `Good, 4.3 of 4.5; 3.1 at worst`. Null: no score. */
export function scoreText(mos: QualitySummary['mos']): string | null {
  if (mos === null) return null;
  const lowest = mos.median - mos.worst >= 0.1 ? `; ${mos.worst.toFixed(1)} at worst` : '';
  return `${gradeOf(mos.median)}, ${mos.median.toFixed(1)} of 4.5${lowest}`;
}

/** `42 ms, 180 ms at worst`. */
export function delayText(measure: QualitySummary['roundTripMs']): string | null {
  return measure === null ? null : `${span(measure.median)}, ${span(measure.worst)} at worst`;
}

export function lossText(measure: QualitySummary['lossPercent']): string | null {
  if (measure === null) return null;
  return measure.worst === 0
    ? 'None'
    : `${finePercent(measure.median / 100)}, ${finePercent(measure.worst / 100)} at worst`;
}

const warningNames: Readonly<Record<QualityWarning, string>> = {
  'one-way': 'nothing arrived',
  'silent-caller': 'silent caller',
  'silent-microphone': 'silent microphone',
  loss: 'lost sound',
  jitter: 'uneven delivery',
  'round-trip': 'long delay',
};

/** `lost sound for 12 s, long delay for 40 s`. */
export function warningsText(warnings: QualitySummary['warnings']): string | null {
  if (warnings.length === 0) return null;
  return warnings.map(({ kind, seconds }) => `${warningNames[kind]} for ${duration(seconds)}`).join(', ');
}

/** What the plot shows, for those who do not see it. */
export function plotText({ series, mos }: QualitySummary): string {
  const scored = series.filter((point) => point.mos !== null);
  const worst = scored.reduce<(typeof scored)[number] | null>(
    (low, point) => (low === null || (point.mos ?? 5) < (low.mos ?? 5) ? point : low),
    null,
  );
  if (mos === null || worst?.mos == null) return 'The quality was not measured.';
  const poor = scored.filter((point) => (point.mos ?? 5) < 3.6).length;
  const share = poor === 0 ? 'never below fair' : `below fair in ${count(poor)} of ${count(scored.length)} moments`;
  return `Quality over ${duration(series.at(-1)?.at ?? 0)}: ${gradeOf(mos.median).toLowerCase()} at the median, ${share}, lowest ${worst.mos.toFixed(1)} after ${duration(worst.at)}.`;
}
