/** What an account is worth, from whatever the CRM calls it. Value raises other heads and never fires by itself. */

export type CrmFacts = Readonly<Record<string, unknown>>;

export interface AccountValue {
  /** 0 nothing known or small … 1 an account a person should be quick for. */
  readonly worth: number;
  /** The CRM fields that said so, for the explanation. */
  readonly fields: readonly string[];
}

const great =
  /\b(enterprise|strategic|vip|platinum|key|named|global|fortune|tier[ _-]?(1|one|a)|whale|premium|gold|major|corporate|high[ _-]?value)\b/i;
const medium = /\b(mid[ _-]?market|growth|business|silver|tier[ _-]?(2|two|b)|commercial)\b/i;
const peopleField = /employee|headcount|seats|users|staff|company_?size|licen[cs]es|locations/i;
const moneyField = /opportunit|revenue|arr|acv|deal|pipeline|spend|value|amount|budget|contract|ltv/i;
const flagField = /vip|strategic|key_?account|enterprise|priority|named_?account|high_?value/i;
const tierField = /tier|segment|type|class|plan|level|category|grade|account/i;

function numberIn(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
  const match = /([0-9][0-9.,]*)\s*([km])?/i.exec(value);
  if (match === null) return Number.NaN;
  const unit = match[2]?.toLowerCase() === 'm' ? 1_000_000 : match[2]?.toLowerCase() === 'k' ? 1_000 : 1;
  return Number((match[1] ?? '').replaceAll(',', '')) * unit;
}

/** 0 at `low`, 1 at `high`, on a logarithmic scale. */
function between(value: number, low: number, high: number): number {
  if (!(value > 0)) return 0;
  return Math.min(1, Math.max(0, Math.log(value / low) / Math.log(high / low)));
}

function worthOf(field: string, value: unknown): number {
  if (typeof value === 'boolean') return value && flagField.test(field) ? 0.9 : 0;
  if (peopleField.test(field)) return 0.75 * between(numberIn(value), 100, 2_000);
  if (moneyField.test(field)) return 0.85 * between(numberIn(value), 10_000, 120_000);
  if (typeof value === 'string' && tierField.test(field)) return great.test(value) ? 0.8 : medium.test(value) ? 0.3 : 0;
  if (flagField.test(field) && (value === 1 || value === 'true' || value === 'yes')) return 0.9;
  return 0;
}

/** Signals add up as chances do; fields that are no scalar are left aside. */
export function accountValue(crm: CrmFacts): AccountValue {
  const told = Object.entries(crm)
    .slice(0, 64)
    .map(([field, value]) => ({ field, worth: worthOf(field, value) }))
    .filter(({ worth }) => worth > 0.05);
  return {
    worth: 1 - told.reduce((rest, { worth }) => rest * (1 - worth), 1),
    fields: told.sort((a, b) => b.worth - a.worth).map(({ field }) => field),
  };
}
