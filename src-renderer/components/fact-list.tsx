import { msg, t } from '../../src-main/contract/i18n/translate.ts';
import type { FactMark, FactView } from '../screens/text/brief-view.ts';

const marks: Record<FactMark, { sign: string; says: string }> = {
  answered: { sign: '✓', says: msg('Answered:') },
  open: { sign: '?', says: msg('Still open:') },
  said: { sign: '“', says: msg('Said on the call:') },
  claimed: { sign: '~', says: msg('Claimed by the AI:') },
  crm: { sign: '·', says: msg('From the CRM:') },
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
            <span className="sr-only">{t(marks[fact.mark].says)} </span>
            <bdi>{fact.text}</bdi>{' '}
            <span className="source">
              {fact.mark === 'open' && sayOpen ? t('open, {source}', { source: fact.source }) : fact.source}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
