/** A vCon as a conversation of the desk: prospect, turns, consent, and why a person was wanted. */
import { isRecord, type JsonRecord, type JsonValue } from '../../../brief/json-intake.ts';
import { isVcon, readVcon, unsignedVcon } from '../../../brief/read-vcon.ts';
import { startReading } from '../../../brief/reading.ts';
import type { HandoffInput } from '../../handoffs/handoff.ts';
import { type ToldCall, toldTurns } from '../call-event.ts';
import { conversationInput, handoffInput } from '../call-facts.ts';
import type { ToldTurn } from '../told-turns.ts';

export interface ImportedVcon {
  readonly call: ToldCall;
  readonly told: readonly ToldTurn[];
  readonly handoff: HandoffInput;
}

/** Null for what is no vCon, or has no `uuid` it would be known by. */
export function importVcon(document: JsonRecord, now: Date): ImportedVcon | null {
  const vcon = unsignedVcon(document) ?? document;
  const id = vcon['uuid'];
  if (!isVcon(vcon) || typeof id !== 'string' || id === '' || id.length > 200) return null;
  const reading = startReading({ handoffKey: 'platform', now, keyMustMatch: false });
  readVcon(reading, vcon);
  // What an analysis or the container say beside is about the call; only what the parties say is about the prospect.
  const about = Object.entries(reading.extra).filter(([path]) => path.startsWith('party.'));
  const started = earliest(vcon['dialog']);
  const input = conversationInput({ ...reading, extra: Object.fromEntries(about) }, 'vCon', { startedAt: started });
  return { call: { id, input }, told: toldTurns(reading.brief.transcript), handoff: handoffInput(reading) };
}

function earliest(dialog: JsonValue | undefined): string | undefined {
  const starts = (Array.isArray(dialog) ? dialog : []).flatMap((item) => {
    const start = isRecord(item) && typeof item['start'] === 'string' ? Date.parse(item['start'].slice(0, 40)) : NaN;
    return Number.isNaN(start) ? [] : [start];
  });
  return starts.length === 0 ? undefined : new Date(Math.min(...starts)).toISOString();
}
