/** A message of a phone, read: nothing of it is trusted. */
import type { RawData } from 'ws';
import { parseJson } from '../../brief/json-intake.ts';
import { type RepMessage, repMessageSchema } from '../../contract/desk-socket.ts';
import { fail, ok, type Result } from '../../contract/result.ts';

/** UTF-8 bytes; what phones say is short. A longer one closes the socket before it is read (RFC 6455 7.4.1, 1009). */
export const largestRepMessage = 16_384;
const depth = 4;

export function readRepMessage(data: RawData, isBinary: boolean): Result<RepMessage> {
  if (isBinary || !Buffer.isBuffer(data)) return fail('bad-request', 'Only text messages are understood.');
  const json = parseJson(data.toString('utf8'), { bytes: largestRepMessage, depth });
  if (!json.ok) return json;
  const message = repMessageSchema.safeParse(json.value);
  if (message.success) return ok(message.data);
  const [issue] = message.error.issues;
  return fail(
    'bad-request',
    `The message cannot be understood: ${issue?.path.join('.')}: ${issue?.message}.`.slice(0, 500),
  );
}
