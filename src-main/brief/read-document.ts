/** A JSON document from anywhere (desk, body part, header) to a brief: checked, told apart, read. Never throws. */
import type { HandoffBrief } from '../contract/brief.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import { intakeJson, isRecord, type JsonRecord } from './json-intake.ts';
import { readRecord, statedHandoffKey } from './read-record.ts';
import { isVcon, readVcon, unsignedVcon } from './read-vcon.ts';
import { finishReading, type ReadContext, startReading } from './reading.ts';
import { checkSaidFacts } from './said-facts.ts';

/**
 * Reads a document of `context.handoffKey`. Errors: `too-large`, `bad-request` (no JSON object, or refused by the
 * intake), `rejected` (it says itself that it belongs to another handoff); messages go on the card as they are.
 */
export function readDocument(document: unknown, context: ReadContext): Result<HandoffBrief> {
  const intake = intakeJson(document);
  if (!intake.ok) return intake;
  if (!isRecord(intake.value)) return fail('bad-request', 'It is not a brief.');
  return readDocumentRecord(intake.value, context);
}

/** The same for an object that already passed the intake. */
export function readDocumentRecord(record: JsonRecord, context: ReadContext): Result<HandoffBrief> {
  const key = statedHandoffKey(record);
  if (context.keyMustMatch && key !== null && key !== context.handoffKey) {
    return fail('rejected', 'It belongs to another call.');
  }
  const reading = startReading(context);
  const vcon = unsignedVcon(record) ?? (isVcon(record) ? record : null);
  if (vcon === null) readRecord(reading, record);
  else readVcon(reading, vcon);
  const brief = finishReading(reading);
  checkSaidFacts(brief);
  return ok(brief);
}
