/** What made this contact safe to call, as platforms and consent records state it. Anything unclear stays unknown. */
import { briefLimits, type Compliance } from '../contract/brief.ts';
import { isRecord, type JsonRecord, type JsonValue } from './json-intake.ts';
import { asInstant, asLine, asNumber, wordOf } from './scalars.ts';

const clearedWords = new Set(
  'cleared clear ok yes true granted given accepted active optedin valid 1 consented'.split(' '),
);
const refusedWords = new Set(
  'notcleared no false denied declined revoked withdrawn refused expired optedout invalid 0 blocked rejected'.split(
    ' ',
  ),
);
const listedWords = new Set('listed yes true ondnc blocked 1 registered donotcall dnc'.split(' '));
const clearWords = new Set('clear cleared no false notlisted 0 ok none notondnc'.split(' '));

/** Consents that allow the call itself; a recording consent says nothing about calling. */
const callingPurpose = /tcpa|market|solicit|outreach|telephon|phone|call|voice|contact/i;
const otherPurpose = /record|transcri|analy|train|storage|research/i;

export function readTcpa(value: JsonValue | undefined): Compliance['tcpa'] {
  const word = flagWord(value);
  if (clearedWords.has(word)) return 'cleared';
  return refusedWords.has(word) ? 'not-cleared' : 'unknown';
}

export function readDoNotCall(value: JsonValue | undefined): Compliance['doNotCall'] {
  const word = flagWord(value);
  if (listedWords.has(word)) return 'listed';
  return clearWords.has(word) ? 'clear' : 'unknown';
}

/**
 * `{fromMinute, toMinute}`, `{from: "09:00", to: "17:30"}`, `{from: 9, to: 17}` or `"09:00-17:30"`; null when it is no
 * window of one day.
 */
export function readCallingWindow(value: JsonValue | undefined): Compliance['callingWindow'] {
  const [from, to] =
    typeof value === 'string'
      ? value.slice(0, 60).split(/-|–|\bto\b/)
      : isRecord(value)
        ? [value['fromMinute'] ?? value['from'] ?? value['start'], value['toMinute'] ?? value['to'] ?? value['end']]
        : [];
  // Nobody may be called for 24 minutes after midnight: two such numbers are hours, unless they are named minutes.
  const named = isRecord(value) && value['fromMinute'] !== undefined;
  const unit = !named && [from, to].every(isHour) ? 60 : 1;
  const fromMinute = readMinute(from, unit);
  const toMinute = readMinute(to, unit);
  return fromMinute === null || toMinute === null || fromMinute >= toMinute ? null : { fromMinute, toMinute };
}

/** The stricter of two statements: a prohibition outlives every permission, a permission outlives silence. */
export function stricterTcpa(a: Compliance['tcpa'], b: Compliance['tcpa']): Compliance['tcpa'] {
  if (a === 'not-cleared' || b === 'not-cleared') return 'not-cleared';
  return a === 'unknown' ? b : a;
}

export function stricterDoNotCall(a: Compliance['doNotCall'], b: Compliance['doNotCall']): Compliance['doNotCall'] {
  if (a === 'listed' || b === 'listed') return 'listed';
  return a === 'unknown' ? b : a;
}

/** Fills from a compliance object, a vCon consent record or a single word. */
export function fillCompliance(compliance: Compliance, value: JsonValue, now: Date): void {
  if (!isRecord(value)) {
    compliance.tcpa = stricterTcpa(compliance.tcpa, readTcpa(value));
    return;
  }
  const status = value['tcpa'] ?? value['tcpaStatus'] ?? value['tcpa_status'] ?? value['status'];
  compliance.tcpa = stricterTcpa(compliance.tcpa, readTcpa(status));
  compliance.doNotCall = stricterDoNotCall(
    compliance.doNotCall,
    readDoNotCall(value['doNotCall'] ?? value['do_not_call'] ?? value['dnc']),
  );
  compliance.callingWindow ??= readCallingWindow(value['callingWindow'] ?? value['calling_window']);
  compliance.consentSource ??= asLine(
    value['consentSource'] ?? value['consent_source'] ?? value['source'] ?? value['method'],
    briefLimits.line,
  );
  compliance.consentAt ??= asInstant(
    value['consentAt'] ?? value['consent_at'] ?? value['consentDate'] ?? value['consent_date'] ?? value['timestamp'],
  );
  fillConsents(compliance, value, now);
}

function fillConsents(compliance: Compliance, record: JsonRecord, now: Date): void {
  const consents = record['consents'];
  if (!Array.isArray(consents)) return;
  const expiration = asInstant(record['expiration']);
  const expired = expiration !== null && Date.parse(expiration) <= now.getTime();
  for (const consent of consents) {
    if (!isRecord(consent)) continue;
    const purpose = asLine(consent['purpose'] ?? consent['consent'], briefLimits.short) ?? '';
    if (!callingPurpose.test(purpose) || otherPurpose.test(purpose)) continue;
    const status = readTcpa(consent['status']);
    compliance.tcpa = stricterTcpa(compliance.tcpa, status === 'cleared' && expired ? 'not-cleared' : status);
    compliance.consentAt ??= asInstant(consent['timestamp']);
    compliance.consentSource ??= expired
      ? `Consent for ${purpose}, expired ${expiration?.slice(0, 10) ?? ''}`
      : `Consent record: ${purpose}`;
  }
}

function flagWord(value: JsonValue | undefined): string {
  return typeof value === 'string' ? wordOf(value) : String(value ?? '');
}

function isHour(value: JsonValue | undefined): boolean {
  const number = asNumber(value);
  return number !== null && number <= 24;
}

/** `unit`: minutes a plain number counts. */
function readMinute(value: JsonValue | undefined, unit: number): number | null {
  const clock = typeof value === 'string' ? /^\s{0,4}(\d{1,2}):(\d{2})\s{0,4}$/.exec(value) : null;
  const plain = asNumber(value) ?? Number.NaN;
  const minute = clock === null ? plain * unit : Number(clock[1]) * 60 + Number(clock[2]);
  if (!Number.isInteger(minute) || minute < 0 || minute > 1440) return null;
  return clock !== null && Number(clock[2]) > 59 ? null : minute;
}
