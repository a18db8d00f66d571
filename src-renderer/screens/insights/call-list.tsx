import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights, JudgedHandoff } from '../../../src-main/contract/insights.ts';
import { Heading } from '../../components/screen.tsx';
import type { CallFilter } from '../../store/insights-view.ts';
import { filterText, prospectText } from '../text/insights-text.ts';
import { timingLabel, triggerLabel } from '../text/labels.ts';
import { count, probability, share, shareOf } from '../text/numbers.ts';
import { dayLabel } from '../text/time.ts';
import { callsBehind, figureOf } from './figures.ts';

interface CallListProps {
  readonly insights: Insights;
  readonly filter: CallFilter;
  readonly selected: string | null;
  readonly onOpen: (handoffId: string) => void;
}

/** The calls a figure is made of. */
export function CallList({ insights, filter, selected, onOpen }: CallListProps) {
  const calls = callsBehind(insights, filter);
  const all = figureOf(insights, filter);
  const now = new Date();
  return (
    <div className="history-list">
      <Heading>{filterText(filter)}</Heading>
      <p className="hint">
        {all > calls.length
          ? t('The newest {shown} of {all}; older ones are counted, not listed.', {
              shown: count(calls.length),
              all: count(all),
            })
          : t('{count, plural, one {one call} other {# calls}}.', { count: calls.length })}
      </p>
      {filter.kind === 'trigger' && <TriggerFacts insights={insights} trigger={filter.trigger} />}
      {[...Map.groupBy(calls, ({ at }) => dayLabel(at, now))].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className="day">{day}</h2>
          <ul className="rows">
            {ofDay.map((call) => (
              <li key={call.handoffId}>
                <CallRow call={call} selected={call.handoffId === selected} onOpen={() => onOpen(call.handoffId)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TriggerFacts({ insights, trigger }: { insights: Insights; trigger: JudgedHandoff['trigger'] }) {
  const row = insights.triggers.find((one) => one.trigger === trigger);
  if (row === undefined) return null;
  const { timing, judged, recall, conversion, threshold } = row;
  const facts = [
    [t('Was needed'), shareOf(timing.right + timing.late, judged)],
    [t('Seen in time'), share(recall, judged)],
    [t('Good outcome'), share(conversion, judged)],
    [t('Fires from'), probability(threshold)],
  ];
  return (
    <dl className="suggestion-numbers">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function CallRow({ call, selected, onOpen }: { call: JudgedHandoff; selected: boolean; onOpen: () => void }) {
  const { at, company, name, trigger, probability: sure, timing, rep } = call;
  const line = [triggerLabel[trigger], sure === null ? null : probability(sure)].filter((part) => part !== null);
  return (
    <button type="button" className="handoff-row" aria-current={selected ? 'true' : undefined} onClick={onOpen}>
      <span className="row-name">
        <bdi>{prospectText(call)}</bdi>
      </span>
      <time className="row-time" dateTime={at}>
        {timeOfDay(at)}
      </time>
      <span className="row-line">
        {line.join(' ')}
        {[name === null ? null : company, rep].map(
          (part) =>
            part !== null && (
              <span key={part}>
                , <bdi>{part}</bdi>
              </span>
            ),
        )}
      </span>
      {timing !== null && <span className={`row-verdict ${timing}`}>{timingLabel[timing].toLowerCase()}</span>}
    </button>
  );
}
