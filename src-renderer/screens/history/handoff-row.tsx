import type { ExcerptPart, HistoryItem } from '../../../src-main/contract/history.ts';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { timingLabel } from '../text/labels.ts';
import { awaitsVerdict, historyLine } from '../text/outcome-text.ts';

interface HandoffRowProps {
  readonly item: HistoryItem;
  readonly onOpen: () => void;
  readonly selected?: boolean;
}

function verdict(item: HistoryItem): { text: string; tone: string } | null {
  if (awaitsVerdict(item)) return { text: t('verdict open'), tone: 'open' };
  if (item.timing === null) return null;
  return {
    text: item.timing === 'right' ? t('right time') : timingLabel[item.timing].toLowerCase(),
    tone: item.timing,
  };
}

/** One handoff in a list: who, how it ended, when, and the rep's verdict. */
export function HandoffRow({ item, onOpen, selected = false }: HandoffRowProps) {
  const judged = verdict(item);
  return (
    <button type="button" className="handoff-row" aria-current={selected ? 'true' : undefined} onClick={onOpen}>
      <span className="row-name">
        {item.direction === 'out' && (
          <span className="row-direction">
            <span aria-hidden="true">↗ </span>
            <span className="sr-only">{t('You called')} </span>
          </span>
        )}
        <bdi>{item.name ?? phoneText(item.phone ?? t('Unknown caller'))}</bdi>
      </span>
      <time className="row-time" dateTime={item.receivedAt}>
        {timeOfDay(item.receivedAt)}
      </time>
      <span className="row-line">
        {historyLine(item)}
        {item.company !== null && (
          <>
            , <bdi>{item.company}</bdi>
          </>
        )}
      </span>
      {judged !== null && <span className={`row-verdict ${judged.tone}`}>{judged.text}</span>}
      {item.excerpt !== null && <Excerpt parts={item.excerpt} />}
    </button>
  );
}

/** The words around a hit, the hit marked. */
function Excerpt({ parts }: { parts: readonly ExcerptPart[] }) {
  return (
    <span className="row-excerpt">
      <bdi>
        {parts.map(({ text, match }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other name
          match ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
      </bdi>
    </span>
  );
}
