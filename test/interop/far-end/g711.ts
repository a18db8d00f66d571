/** G.711 mu-law (ITU-T G.711), one sample at a time; linear samples are 16 bit. */
const bias = 0x84;
const clip = 32_635;

export function encodeMuLaw(linear: number): number {
  const sign = linear < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(linear), clip) + bias;
  let exponent = 7;
  for (let mask = 0x4000; (magnitude & mask) === 0 && exponent > 0; mask >>= 1) exponent -= 1;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

export function decodeMuLaw(byte: number): number {
  const value = ~byte & 0xff;
  const magnitude = (((value & 0x0f) << 3) + bias) << ((value & 0x70) >> 4);
  return value & 0x80 ? bias - magnitude : magnitude - bias;
}
