import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallCore } from '../../call/state.ts';
import { Card } from '../../components/card.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { isCold, keyFacts, quoteOf, triggerLine } from '../text/brief-view.ts';
import { sentence } from '../text/reachability-text.ts';

/** The prospect's own words, and what in them made the AI hand over. */
export function Quote({ call }: { call: CallCore }) {
  const quote = quoteOf(call.brief);
  const trigger = call.brief.trigger.kind === 'unknown' ? null : triggerLine(call.brief);
  if (quote === null) return trigger === null ? null : <p className="trigger-alone">{trigger}</p>;
  return (
    <blockquote>
      <p>
        “<bdi>{quote.quote.replace(/^["“]|["”]$/gu, '')}</bdi>”
      </p>
      <footer>{[quote.when, trigger].filter((part) => part !== null && part !== '').join('. ')}</footer>
    </blockquote>
  );
}

/** What is missing and why, so that the rep knows what to ask. */
export function BriefProblems({ call }: { call: CallCore }) {
  const { problems } = call.brief;
  if (problems.length === 0) return null;
  return (
    <ul className="problems" aria-label={t('About this brief')}>
      {problems.map((problem) => (
        <li key={problem}>
          <bdi>{sentence(problem)}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Everything for the first ten seconds: why now in their words, what to say first, what to know. */
export function WhisperCard({ call }: { call: CallCore }) {
  const { brief } = call;
  const cold = isCold(brief);
  const facts = keyFacts(brief, 3);
  return (
    <>
      <BriefProblems call={call} />
      <Quote call={call} />
      {brief.opener !== null && (
        <Card title={t('Say first')}>
          <p className="say">
            “<bdi>{brief.opener.replace(/^["“]|["”]$/gu, '')}</bdi>”
          </p>
        </Card>
      )}
      {cold && (
        <Card title={t('Start from zero')}>
          <p>
            {t(
              'Only the number is known. Say who you are, ask what they were told, and what they would like to happen next.',
            )}
          </p>
        </Card>
      )}
      {facts.length > 0 && <FactList facts={facts} sayOpen />}
    </>
  );
}
