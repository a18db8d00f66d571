/**
 * The mean opinion score of a conversation, estimated by the E-model of ITU-T G.107 with everything but delay, codec and
 * loss at its default: R = 93.2 - Id - Ie,eff.
 */

/** What a codec costs without loss (Ie) and how well it bears loss (Bpl), ITU-T G.113 Appendix I. */
interface CodecImpairment {
  readonly ie: number;
  readonly bpl: number;
  /** One packet and the coder's look-ahead, ms. */
  readonly delayMs: number;
}

/** With the packet loss concealment every browser has (G.113 table I.4). */
const g711: CodecImpairment = { ie: 0, bpl: 25.1, delayMs: 20 };
/** G.113 has no figures for Opus: no impairment of its own and, with in-band FEC, the 20 public calculators agree on. */
const opus: CodecImpairment = { ie: 0, bpl: 20, delayMs: 26.5 };

function impairmentOf(codec: string | null): CodecImpairment {
  return codec === 'PCMU' || codec === 'PCMA' ? g711 : opus;
}

export interface Path {
  readonly codec: string | null;
  readonly roundTripMs: number;
  /** How long the receiver holds packets back to even out their jitter, ms. */
  readonly bufferMs: number;
  /** 0..100 */
  readonly lossPercent: number;
}

/** 1 (bad) to 4.5 (as good as a telephone gets); never rises with delay or loss. */
export function mosOf({ codec, roundTripMs, bufferMs, lossPercent }: Path): number {
  const { ie, bpl, delayMs } = impairmentOf(codec);
  const oneWay = Math.max(0, roundTripMs) / 2 + Math.max(0, bufferMs) + delayMs;
  const loss = Math.min(100, Math.max(0, lossPercent));
  // G.107 (2015) 7.3 with random loss, BurstR = 1.
  const equipment = ie + ((95 - ie) * loss) / (loss + bpl);
  return scoreOf(93.2 - delayImpairment(oneWay) - equipment);
}

/** Id of G.107 7.4 under default echo, as Cole and Rosenbluth fitted it (ACM SIGCOMM CCR 31(2), 2001); ms. */
function delayImpairment(oneWay: number): number {
  return 0.024 * oneWay + (oneWay > 177.3 ? 0.11 * (oneWay - 177.3) : 0);
}

/** G.107 Annex B. The polynomial dips a little below 1 for the smallest ratings. */
function scoreOf(rating: number): number {
  if (rating <= 0) return 1;
  const capped = Math.min(100, rating);
  return Math.max(1, 1 + 0.035 * capped + 7e-6 * capped * (capped - 60) * (100 - capped));
}
