/** Needs, signals, objections, questions and CRM notes: lists of facts, each with where it comes from. */
import { briefLimits, type Fact, type FactSource, type Objection } from '../contract/brief.ts';
import { isRecord, type JsonRecord, type JsonValue } from './json-intake.ts';
import { asLine, asTurn, wordOf } from './scalars.ts';

const textNames = [
  'text',
  'fact',
  'need',
  'objection',
  'question',
  'signal',
  'quote',
  'content',
  'description',
  'value',
];
/** Items looked at: far more than a brief keeps, far fewer than a megabyte of semicolons makes. */
const considered = 10 * briefLimits.items;
const bullet = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/u;

/** Facts as a list, a single text (split at line breaks, `;` and `|`) or an object of named values. */
export function readFacts(value: JsonValue, fallback: FactSource): Fact[] {
  return items(value).flatMap((item) => {
    const fact = readFact(item, fallback);
    return fact === null ? [] : [fact];
  });
}

/** Objections; `answered` is null when the source does not say. */
export function readObjections(value: JsonValue): Objection[] {
  return items(value).flatMap((item) => {
    const fact = readFact(item, { kind: 'claimed' });
    return fact === null ? [] : [{ ...fact, answered: isRecord(item) ? readAnswered(item) : null }];
  });
}

function items(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return value.slice(0, considered);
  if (typeof value === 'string') return value.split(/[\n;|]/, considered).map((part) => part.replace(bullet, ''));
  if (!isRecord(value)) return typeof value === 'number' ? [value] : [];
  if (textOf(value) !== null) return [value];
  return Object.entries(value)
    .slice(0, considered)
    .flatMap(([name, item]) => {
      const text = typeof item === 'boolean' ? String(item) : asLine(item, briefLimits.line);
      return text === null ? [] : [`${humanName(name)}: ${text}`];
    });
}

function readFact(item: JsonValue, fallback: FactSource): Fact | null {
  if (!isRecord(item)) {
    const text = asLine(item, briefLimits.line);
    return text === null ? null : { text, source: fallback };
  }
  const text = textOf(item);
  return text === null ? null : { text, source: readSource(item, fallback) };
}

function textOf(item: JsonRecord): string | null {
  for (const name of textNames) {
    const text = Object.hasOwn(item, name) ? asLine(item[name], briefLimits.line) : null;
    if (text !== null) return text;
  }
  return null;
}

/** A fact counts as said only with the turn it was said in: without one nobody can look it up. */
function readSource(item: JsonRecord, fallback: FactSource): FactSource {
  const source = item['source'];
  const kind = isRecord(source) ? source['kind'] : source;
  const turn = asTurn(isRecord(source) ? source['turn'] : item['turn']);
  const word = typeof kind === 'string' ? wordOf(kind) : '';
  if (word === 'crm') return { kind: 'crm' };
  if (word === 'claimed') return { kind: 'claimed' };
  if (turn !== null && (word === 'said' || word === '')) return { kind: 'said', turn };
  return word === 'said' ? { kind: 'claimed' } : fallback;
}

function readAnswered(item: JsonRecord): boolean | null {
  for (const name of ['answered', 'resolved', 'handled', 'addressed']) {
    const flag = item[name];
    if (typeof flag === 'boolean') return flag;
  }
  return null;
}

/** `lastOrder` and `last_order` as `last order`. */
function humanName(name: string): string {
  return name
    .slice(0, 60)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
}
