/** X-Retell-Signature: `v=<ms>,d=<hex>`, HMAC-SHA-256 under the API key of the body followed by the time. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signed request that is older was recorded. */
export const retellSignatureLifeMs = 5 * 60_000;

export function isSignedByRetell(header: string | null, body: string, apiKey: string, now: Date): boolean {
  const [, time, digest] = /^v=(\d{1,15}),d=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (time === undefined || digest === undefined) return false;
  if (Math.abs(now.getTime() - Number(time)) > retellSignatureLifeMs) return false;
  const wanted = createHmac('sha256', apiKey).update(body).update(time).digest();
  return timingSafeEqual(wanted, Buffer.from(digest, 'hex'));
}
