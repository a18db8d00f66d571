/** What a CRM found, as the facts of a brief. */
import { cleanLine } from '../../brief/clean-text.ts';
import { briefLimits, type Fact } from '../../contract/brief.ts';
import type { CrmFinding } from './adapter.ts';

/** Fields first, then the history, the latest first; beside what the platform told of the CRM. */
export function withCrmFacts(told: readonly Fact[], { fields, history }: CrmFinding): Fact[] {
  const lines = [
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    ...history.map(({ text, at }) => (at === null ? text : `${at.slice(0, 10)}: ${text}`)),
  ];
  const found = lines.flatMap((text): Fact[] => {
    const line = cleanLine(text, briefLimits.line);
    return line === null ? [] : [{ text: line, source: { kind: 'crm' } }];
  });
  const known = new Set(told.map(({ text }) => text));
  return [...told, ...found.filter(({ text }) => !known.has(text))].slice(0, briefLimits.items);
}
