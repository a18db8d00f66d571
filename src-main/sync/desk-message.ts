/** A message of the desk, read: it comes from the network like everything else. */
import type { RawData } from 'ws';
import { parseJson } from '../brief/json-intake.ts';
import { briefLimits } from '../contract/brief.ts';
import { type DeskMessage, deskMessageSchema, largestSocketMessage } from '../contract/desk-socket.ts';

const limits = { bytes: largestSocketMessage, depth: briefLimits.depth };

/** Null for what does not read, a message of a later version among it. */
export function readDeskMessage(data: RawData, isBinary: boolean): DeskMessage | null {
  if (isBinary || !Buffer.isBuffer(data)) return null;
  const json = parseJson(data.toString('utf8'), limits);
  return json.ok ? (deskMessageSchema.safeParse(json.value).data ?? null) : null;
}
