/** Reads the body of an HTTP request as one JSON object, within a cap. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { fail, ok, type Result } from '../contract/result.ts';

/** The longest report is feedback with its note of 4,000 characters, bytes. */
const maxBodyBytes = 65_536;
const objectSchema = z.record(z.string().max(100), z.unknown());

/** Fails with `too-large` or `bad-request`; an empty body is an empty object. Rejects when the client goes away. */
export async function readJsonObject(request: IncomingMessage): Promise<Result<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The stream stays open on an early return, so that a refusal can still be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) return fail('bad-request', 'unreadable body');
    size += chunk.length;
    if (size > maxBodyBytes) return fail('too-large', `more than ${maxBodyBytes} bytes`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return ok({});
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('bad-request', 'not JSON');
  }
  const parsed = objectSchema.safeParse(value);
  return parsed.success && !Array.isArray(value) ? ok(parsed.data) : fail('bad-request', 'not an object');
}
