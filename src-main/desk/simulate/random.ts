/** Seeded chance: the same seed gives the same day, on any machine. */

export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  exponential(mean: number): number;
  /** Log-normal of this mean and coefficient of variation. */
  lognormal(mean: number, variation: number): number;
  chance(probability: number): boolean;
  /** Uniform whole number below `count`. */
  below(count: number): number;
}

/** Mulberry32: 32 bits of state, long enough for days of simulated calls. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    lognormal: (mean, variation) => {
      const spread = Math.log1p(variation * variation);
      return Math.exp(Math.log(mean) - spread / 2 + Math.sqrt(spread) * normal());
    },
    chance: (probability) => uniform() < probability,
    below: (count) => Math.floor(uniform() * count),
  };
}
