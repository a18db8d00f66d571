import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { recentNumbers } from '../dial-actions.ts';
import { useApp } from '../services.tsx';
import { historyLine } from '../text/outcome-text.ts';
import { dayLabel } from '../text/time.ts';

const shown = 6;

/** Called or missed lately; a click fills the field. */
export function RecentNumbers({ onChoose }: { onChoose: (item: HistoryItem) => void }) {
  const recent = useApp((state) => state.recent);
  const numbers = recent.kind === 'ready' ? recentNumbers(recent.value, shown) : [];
  if (numbers.length === 0) return null;
  return (
    <section aria-labelledby="recent-numbers">
      <div className="list-head">
        <h2 id="recent-numbers">{t('Called or missed lately')}</h2>
      </div>
      <ul className="rows">
        {numbers.map((item) => (
          <li key={item.handoffId}>
            <button type="button" className="handoff-row" onClick={() => onChoose(item)}>
              <span className="row-name">
                <bdi>{item.name ?? phoneText(item.phone ?? '')}</bdi>
              </span>
              <time className="row-time" dateTime={item.receivedAt}>
                {dayLabel(item.receivedAt, new Date())}, {timeOfDay(item.receivedAt)}
              </time>
              <span className="row-line">
                {historyLine(item)}
                {item.name !== null && (
                  <>
                    , <bdi dir="ltr">{phoneText(item.phone ?? '')}</bdi>
                  </>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
