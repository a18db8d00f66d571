/** Reads just enough of a RIFF/WAVE file to know that it is what the contract promises: PCM, 16 bit, mono. */

/** True for a file whose `fmt ` chunk says PCM 16 bit mono and that has a `data` chunk. */
export function isPcmWave(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 44 || tag(bytes, 0) !== 'RIFF' || tag(bytes, 8) !== 'WAVE') return false;
  let format = false;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (tag(bytes, at) === 'data') return format;
    if (tag(bytes, at) === 'fmt ' && at + 24 <= bytes.length) {
      // 1: PCM; 0xfffe: extensible, which macOS writes for the same samples.
      const pcm = [1, 0xfffe].includes(view.getUint16(at + 8, true));
      format = pcm && view.getUint16(at + 10, true) === 1 && view.getUint16(at + 22, true) === 16;
    }
    at += 8 + size + (size % 2);
  }
  return false;
}

function tag(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
