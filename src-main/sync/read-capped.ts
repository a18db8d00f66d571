/** Reads a response body no further than it may go. */
import { type DeskResult, deskFailure } from './desk-failure.ts';

/** The body as UTF-8 text; `too-large` as soon as byte `limit` + 1 arrives, without reading the rest. */
export async function readCapped(response: Response, limit: number): Promise<DeskResult<string>> {
  const tooLarge = deskFailure('too-large', `The desk's answer is larger than ${Math.round(limit / 1024)} KiB.`);
  if (Number(response.headers.get('content-length') ?? 0) > limit) {
    await response.body?.cancel();
    return tooLarge;
  }
  if (response.body === null) return { ok: true, value: '' };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > limit) {
      await reader.cancel();
      return tooLarge;
    }
    chunks.push(part.value);
  }
  return { ok: true, value: Buffer.concat(chunks).toString('utf8') };
}
