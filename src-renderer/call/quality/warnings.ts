/**
 * Which warnings stand. Each is raised once its cause has lasted and cleared once it has been gone for a while, with a gap
 * between the two thresholds, so that nothing flickers. A warning whose cause cannot be judged now (mute, hold) is void.
 */
import { type QualityWarning, qualityWarnings } from '../../../src-main/contract/quality.ts';
import type { Reading } from './measure.ts';

/** Who should hear whom at the moment. */
export interface Expected {
  readonly sends: boolean;
  readonly receives: boolean;
}

type Verdict = 'bad' | 'fair' | 'good' | 'void';

interface Standing {
  readonly raised: boolean;
  /** Since when the verdict has spoken for the other state, ms; null: it does not. */
  readonly since: number | null;
}

export type Warnings = Readonly<Record<QualityWarning, Standing>>;

const calm: Standing = { raised: false, since: null };
export const noWarnings: Warnings = {
  'one-way': calm,
  'silent-caller': calm,
  'silent-microphone': calm,
  loss: calm,
  jitter: calm,
  'round-trip': calm,
};

/** How long a verdict must last, ms. */
const delays: Readonly<Record<QualityWarning, { readonly raise: number; readonly clear: number }>> = {
  'one-way': { raise: 2_000, clear: 0 },
  // On top of the window the level is measured over: people do pause.
  'silent-caller': { raise: 10_000, clear: 0 },
  'silent-microphone': { raise: 5_000, clear: 0 },
  loss: { raise: 4_000, clear: 8_000 },
  jitter: { raise: 4_000, clear: 8_000 },
  'round-trip': { raise: 4_000, clear: 8_000 },
};

/** -80 dBFS: a muted headset gives less, a quiet room behind noise suppression more. */
const silence = 1e-4;

/** `now`: since the sample before; `lately` and `heard`, the loudest that came from the far end, over the last seconds. */
export interface Readings {
  readonly now: Reading | null;
  readonly lately: Reading | null;
  readonly heard: number;
}

export function judge(before: Warnings, at: number, readings: Readings, expected: Expected): Warnings {
  const verdicts = verdictsOf(readings, expected);
  const after: Record<QualityWarning, Standing> = { ...before };
  for (const kind of qualityWarnings) after[kind] = step(before[kind], at, verdicts[kind], delays[kind]);
  return after;
}

/** The most urgent one. */
export function foremost(warnings: Warnings): QualityWarning | null {
  return qualityWarnings.find((kind) => warnings[kind].raised) ?? null;
}

function step(
  { raised, since }: Standing,
  at: number,
  verdict: Verdict,
  delay: { readonly raise: number; readonly clear: number },
): Standing {
  if (verdict === 'void') return calm;
  const against = raised ? verdict === 'good' : verdict === 'bad';
  if (!against) return { raised, since: null };
  const from = since ?? at;
  return at - from >= (raised ? delay.clear : delay.raise) ? { raised: !raised, since: null } : { raised, since: from };
}

function verdictsOf(
  { now, lately, heard }: Readings,
  { sends, receives }: Expected,
): Readonly<Record<QualityWarning, Verdict>> {
  const talks = sends && receives;
  return {
    'one-way': talks && now !== null && now.packetsSent > 0 ? (now.packetsReceived === 0 ? 'bad' : 'good') : 'void',
    'silent-caller': receives && (lately?.packetsReceived ?? 0) > 0 ? loudness(heard) : 'void',
    'silent-microphone': sends ? loudness(lately?.sentLevel ?? null) : 'void',
    loss: above(lately?.lossPercent ?? null, 1, 0.5),
    jitter: above(lately?.jitterMs ?? null, 30, 20),
    'round-trip': above(lately?.roundTripMs ?? null, 400, 300),
  };
}

function loudness(level: number | null): Verdict {
  return level === null ? 'void' : level < silence ? 'bad' : 'good';
}

function above(value: number | null, raiseAt: number, clearAt: number): Verdict {
  if (value === null) return 'void';
  return value > raiseAt ? 'bad' : value > clearAt ? 'fair' : 'good';
}
