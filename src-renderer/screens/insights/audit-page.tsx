import type { ReactNode } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Audit } from '../../../src-main/contract/insights.ts';
import { Card } from '../../components/card.tsx';
import { Heading } from '../../components/screen.tsx';
import { words } from '../../components/words.tsx';
import type { PeriodDays } from '../../store/insights-view.ts';
import { auditHeadline, briefsCounted, fieldText, hopText } from '../text/audit-text.ts';
import { count, shareOf, span } from '../text/numbers.ts';
import { Abandoned, HopBar } from './audit-bars.tsx';
import { ShareBar } from './gap-rows.tsx';

/** How handoffs fared between trigger and bridge: what arrived, how fast, and what was lost. */
export function AuditPage({ audit, days }: { audit: Audit; days: PeriodDays }) {
  const { hops, completeness, feedback, lost, handoffs } = audit;
  if (handoffs === 0)
    return (
      <div className="empty teach">
        <Heading>{t('Nothing to audit yet')}</Heading>
        <p>
          {t(
            'Nothing was handed over in the last {days} days. Every handoff is measured here: how fast it reached a rep, how much of its context arrived, and why one was lost.',
            { days },
          )}
        </p>
      </div>
    );
  const slowest = Math.max(1, ...hops.map(({ p95Ms }) => p95Ms ?? 0));
  const briefs = briefsCounted(audit);
  const emptiestFirst = completeness.toSorted((a, b) => a.filled - b.filled);
  return (
    <>
      <div className="insights-head">
        <Heading>{auditHeadline(audit)}</Heading>
        <p className="hint">
          {t('Last {days} days: {handoffs, plural, one {one handoff} other {# handoffs}}.', { days, handoffs })}
        </p>
      </div>
      <div className="insights-columns">
        <div className="insights-column">
          <Card title={t('How fast a handoff travels')}>
            <Rows>
              {hops.map((hop) => (
                <Row key={hop.name} name={hopText[hop.name]} value={<HopTimes hop={hop} />}>
                  <HopBar p50Ms={hop.p50Ms} p95Ms={hop.p95Ms} longestMs={slowest} />
                </Row>
              ))}
            </Rows>
            <p className="hint">{t('Half of all take at most the first time, 19 of 20 at most the second.')}</p>
          </Card>
          <Card title={t('Left with nobody')}>
            {audit.abandonedShare === null ? (
              <p className="hint">{t('Nothing was counted yet.')}</p>
            ) : (
              <Abandoned share={audit.abandonedShare} />
            )}
          </Card>
          <Card title={t('Verdicts given')}>
            <p className="figure-line">
              {words('{share} of {due, plural, one {one bridged call} other {# bridged calls}}', {
                share: <strong>{shareOf(feedback.given, feedback.due)}</strong>,
                due: feedback.due,
              })}
            </p>
            {feedback.medianDelaySeconds !== null && (
              <p className="hint">
                {t('Half of them within {time} of the hang-up.', { time: span(feedback.medianDelaySeconds * 1_000) })}
              </p>
            )}
          </Card>
        </div>
        <div className="insights-column">
          <Card title={t('What of the context arrives')}>
            <Rows>
              {emptiestFirst.map(({ field, filled }) => (
                <Row key={field} name={fieldText(field)} value={shareOf(filled, briefs)} compact>
                  <ShareBar part={filled} all={briefs} />
                </Row>
              ))}
            </Rows>
          </Card>
          <Card title={t('Lost on the way')}>
            {lost.length === 0 ? (
              <p className="hint">{t('None. Every handoff reached a rep.')}</p>
            ) : (
              <Rows>
                {lost.map(({ why, count: times }) => (
                  <Row key={why} name={<bdi>{why}</bdi>} value={count(times)} plain />
                ))}
              </Rows>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

function HopTimes({ hop: { p50Ms, p95Ms } }: { hop: Audit['hops'][number] }) {
  if (p50Ms === null) return <span className="figure-aside">{t('not measured')}</span>;
  return (
    <>
      {span(p50Ms)} {p95Ms !== null && <span className="figure-aside">{span(p95Ms)}</span>}
    </>
  );
}

function Rows({ children }: { children: ReactNode }) {
  return <ul className="figure-rows">{children}</ul>;
}

interface RowProps {
  readonly name: ReactNode;
  readonly value: ReactNode;
  readonly compact?: boolean;
  /** No bar between name and value. */
  readonly plain?: boolean;
  readonly children?: ReactNode;
}

function Row({ name, value, compact = false, plain = false, children }: RowProps) {
  const look = plain ? ' plain' : compact ? ' compact' : '';
  return (
    <li className={`figure-row still${look}`}>
      <span className="figure-name">{name}</span>
      {children}
      <span className="figure-value">{value}</span>
    </li>
  );
}
