import { useRef, useState } from 'react';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { HandoffInsight } from '../../../src-main/contract/insights.ts';
import { Button } from '../../components/button.tsx';
import { DatedFacts } from '../../components/dated-facts.tsx';
import { Heading } from '../../components/screen.tsx';
import { Transcript } from '../../components/transcript.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useServices } from '../services.tsx';
import { figuresTrouble, prospectText } from '../text/insights-text.ts';
import { dispositionLabel, gapLabel, timingLabel, triggerLabel } from '../text/labels.ts';
import { probability } from '../text/numbers.ts';
import { dayLabel } from '../text/time.ts';
import { useLoaded } from '../use-loaded.ts';

/** One call behind a figure, opened at the turn that made the AI hand over. */
export function CallDetail({ handoffId }: { handoffId: string }) {
  const { actions } = useServices();
  const [round, setRound] = useState(0);
  const loaded = useLoaded(actions.handoffInsight, handoffId, round);

  switch (loaded.kind) {
    case 'loading':
      return <p className="empty">{t('Loading…')}</p>;
    case 'failed': {
      const { title, meaning, retry } = figuresTrouble(loaded.error);
      return (
        <div className="empty">
          <Heading>{title}</Heading>
          <p>{meaning}</p>
          {retry && <Button onPress={() => setRound(round + 1)}>{t('Try again')}</Button>}
        </div>
      );
    }
    case 'ready':
      return <LoadedCall insight={loaded.value} />;
    default:
      return loaded satisfies never;
  }
}

/** The turns whose words spoke for the handoff. */
export function evidenceTurns({ handoff, decisions }: HandoffInsight): ReadonlySet<number> {
  const named = handoff.evidence.flatMap(({ turn }) => (turn === null ? [] : [turn]));
  const fired = decisions.filter(({ fire }) => fire).at(0);
  return new Set(named.length > 0 ? named : (fired?.evidence.map(({ turn }) => turn) ?? []));
}

function LoadedCall({ insight }: { insight: HandoffInsight }) {
  const { handoff, turns, note } = insight;
  const article = useRef<HTMLElement>(null);
  const quote = handoff.evidence.at(0)?.quote;
  const marked = evidenceTurns(insight);
  function showTurn(): void {
    article.current?.querySelector('.turn.hit')?.scrollIntoView({ block: 'center' });
  }
  const canShow = turns.some(({ turn }) => marked.has(turn));
  useShortcuts(canShow ? { t: showTurn } : {});
  return (
    <article className="detail" ref={article}>
      <div className="who">
        <Heading>
          <bdi>{prospectText(handoff)}</bdi>
        </Heading>
        {handoff.name !== null && handoff.company !== null && (
          <p className="position">
            <bdi>{handoff.company}</bdi>
          </p>
        )}
      </div>
      {quote !== undefined && (
        <blockquote>
          <p>
            “<bdi>{quote}</bdi>”
          </p>
          <footer>{triggerText(insight)}</footer>
        </blockquote>
      )}
      {canShow && (
        <div className="row">
          <Button combo="t" onPress={showTurn}>
            {t('Show the turn')}
          </Button>
        </div>
      )}
      <Facts insight={insight} />
      {note !== '' && (
        <section className="group">
          <h2>{t('Said to the AI')}</h2>
          <p>
            <bdi>{note}</bdi>
          </p>
        </section>
      )}
      <Decisions insight={insight} />
      <section className="group">
        <h2>{t('Transcript')}</h2>
        <Transcript
          turns={turns}
          highlighted={marked}
          betterTurn={handoff.betterTurn}
          prospectName={handoff.name ?? t('Prospect')}
        />
      </section>
    </article>
  );
}

function triggerText({ handoff: { trigger, probability: sure } }: HandoffInsight): string {
  return sure === null ? triggerLabel[trigger] : `${triggerLabel[trigger]}, ${probability(sure)}`;
}

function Facts({ insight: { handoff } }: { insight: HandoffInsight }) {
  const { at, timing, betterTurn, gaps, disposition, rep, campaign } = handoff;
  const rows: [string, string | null][] = [
    [t('When'), `${dayLabel(at, new Date())}, ${timeOfDay(at)}`],
    [t('Timing'), timingText(timing, betterTurn)],
    [t('Missing'), gaps.length === 0 ? null : gaps.map((gap) => gapLabel[gap]).join(', ')],
    [t('Outcome'), disposition === null ? null : dispositionLabel[disposition]],
    [t('Rep'), rep],
    [t('Campaign'), campaign],
  ];
  return <DatedFacts rows={rows} />;
}

function timingText(timing: HandoffInsight['handoff']['timing'], betterTurn: number | null): string {
  if (timing === null) return t('Not judged');
  const judged = timingLabel[timing];
  return betterTurn === null ? judged : t('{judged}, better at turn {betterTurn}', { judged, betterTurn });
}

/** Turns whose probability is worth a line, a call may have hundreds. */
const shownDecisions = 6;

/** How sure the engine grew, turn by turn, up to the handoff. */
function Decisions({ insight: { decisions } }: { insight: HandoffInsight }) {
  const notable = decisions.filter(({ trigger }) => trigger !== null).slice(-shownDecisions);
  if (notable.length === 0) return null;
  return (
    <section className="group">
      <h2>{t('How sure it grew')}</h2>
      <ol className="decisions">
        {notable.map(({ turn, trigger, probability: sure, threshold, fire }) => (
          <li key={turn} className={fire ? 'fired' : undefined}>
            <span className="turn-time">{turn}</span>
            <span>{trigger === null ? '' : triggerLabel[trigger]}</span>
            <span className="decision-sure">
              {probability(sure)}
              {threshold !== null && (
                <span className="figure-aside"> {t('of {threshold}', { threshold: probability(threshold) })}</span>
              )}
              {fire && <span className="hit-label">{t('handed over')}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
