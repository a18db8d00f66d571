/** Why the AI handed over, from a kind, a code, a sentence or the prospect's own words. */
import { briefLimits, type Trigger, type TriggerKind, triggerKinds } from '../contract/brief.ts';
import { isRecord, type JsonValue } from './json-intake.ts';
import { asLine, asNumber, asTurn, wordOf } from './scalars.ts';

/** Codes other platforms use for the kinds Baton knows. */
const kindsByWord: ReadonlyMap<string, TriggerKind> = new Map<string, TriggerKind>([
  ...triggerKinds.map((kind): [string, TriggerKind] => [wordOf(kind), kind]),
  ['humanrequested', 'explicit-request'],
  ['humanrequest', 'explicit-request'],
  ['requestedhuman', 'explicit-request'],
  ['liveagentrequest', 'explicit-request'],
  ['liveagenthandoff', 'explicit-request'],
  ['userrequest', 'explicit-request'],
  ['userrequested', 'explicit-request'],
  ['customerrequest', 'explicit-request'],
  ['callerrequested', 'explicit-request'],
  ['outofscope', 'complexity'],
  ['complexquestion', 'complexity'],
  ['cannotanswer', 'complexity'],
  ['escalation', 'complexity'],
  ['hesitant', 'hesitation'],
  ['frustrated', 'frustration'],
  ['negativesentiment', 'frustration'],
  ['angry', 'frustration'],
  ['highintent', 'high-interest'],
  ['interested', 'high-interest'],
  ['qualified', 'high-interest'],
  ['readytobuy', 'high-interest'],
  ['vip', 'high-value'],
  ['keyaccount', 'high-value'],
  ['conversationloop', 'loop'],
  ['repetition', 'loop'],
]);

/** The kind a code names, null when it is no code Baton knows. */
export function readTriggerKind(value: JsonValue | undefined): TriggerKind | null {
  return typeof value === 'string' ? (kindsByWord.get(wordOf(value)) ?? null) : null;
}

/** 0..1 from a fraction or a percentage; null outside 0..100. */
export function readProbability(value: JsonValue | undefined): number | null {
  const text = typeof value === 'string' ? value.replace('%', '') : value;
  const number = asNumber(text);
  if (number === null || number < 0 || number > 100) return null;
  return number <= 1 && value === text ? number : number / 100;
}

/** Quotes with their turns, from a list or a single text. */
export function readEvidence(value: JsonValue | undefined): Trigger['evidence'] {
  const quotes = Array.isArray(value) ? value : [value];
  return quotes.flatMap((item) => {
    const quote = isRecord(item ?? null) ? readQuote(item) : asLine(item, briefLimits.line);
    if (quote === null) return [];
    return [{ quote, turn: isRecord(item) ? asTurn(item['turn']) : null }];
  });
}

/** One line in words: `refund_request` is read out as "refund request". */
function readReason(value: JsonValue | undefined): string | null {
  const line = asLine(value, briefLimits.line);
  return line !== null && /^[a-z0-9]+(?:[_-][a-z0-9]+)+$/i.test(line) ? line.replace(/[_-]/g, ' ') : line;
}

/** Fills what a trigger object, code or sentence says and the trigger does not know yet. */
export function fillTrigger(trigger: Trigger, value: JsonValue): void {
  if (!isRecord(value)) {
    const kind = readTriggerKind(value);
    if (kind === null) trigger.reason ??= readReason(value);
    else if (trigger.kind === 'unknown') trigger.kind = kind;
    return;
  }
  const kind = readTriggerKind(value['kind'] ?? value['type'] ?? value['name']);
  if (kind !== null && trigger.kind === 'unknown') trigger.kind = kind;
  trigger.probability ??= readProbability(value['probability'] ?? value['confidence'] ?? value['score']);
  trigger.reason ??= readReason(value['reason'] ?? value['description'] ?? value['why']);
  if (trigger.evidence.length === 0) {
    trigger.evidence = readEvidence(value['evidence'] ?? value['quotes'] ?? value['quote']).slice(0, 10);
  }
}

function readQuote(item: JsonValue | undefined): string | null {
  return isRecord(item) ? asLine(item['quote'] ?? item['text'], briefLimits.line) : null;
}
