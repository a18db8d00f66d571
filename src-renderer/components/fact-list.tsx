import type { FactMark, FactView } from '../screens/text/brief-view.ts';

const marks: Record<FactMark, { sign: string; says: string }> = {
  answered: { sign: '✓', says: 'Answered:' },
  open: { sign: '?', says: 'Still open:' },
  said: { sign: '“', says: 'Said on the call:' },
  claimed: { sign: '~', says: 'Claimed by the AI:' },
  crm: { sign: '·', says: 'From the CRM:' },
};

/** Facts with a mark for how far each can be trusted and where it comes from; `sayOpen` where no title says it. */
export function FactList({ facts, sayOpen = false }: { facts: readonly FactView[]; sayOpen?: boolean }) {
  return (
    <ul className="facts">
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two facts may say the same, and the list never reorders in place
        <li key={index} className={fact.mark}>
          <i aria-hidden="true">{marks[fact.mark].sign}</i>
          <span>
            <span className="sr-only">{marks[fact.mark].says} </span>
            <bdi>{fact.text}</bdi>{' '}
            <span className="source">{fact.mark === 'open' && sayOpen ? `open, ${fact.source}` : fact.source}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
