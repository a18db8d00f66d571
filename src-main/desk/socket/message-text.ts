/** A message as the text that is sent, never longer than both sides agreed. */
import { type DeskMessage, largestSocketMessage } from '../../contract/desk-socket.ts';

export function textOf(message: DeskMessage): string {
  const text = JSON.stringify(message);
  if (Buffer.byteLength(text) <= largestSocketMessage || !('brief' in message)) return text;
  // Only a transcript grows that long. What was said last is what the rep needs first.
  const { brief } = message;
  const transcript = brief.transcript.slice(Math.ceil(brief.transcript.length / 2));
  return textOf({ ...message, brief: { ...brief, transcript } });
}
