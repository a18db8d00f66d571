import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Suggestion } from '../../../src-main/contract/insights.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useApp } from '../services.tsx';
import { count, probability } from '../text/numbers.ts';

interface SuggestionCardProps {
  readonly suggestion: Suggestion;
  /** The keys act on the first suggestion; it shows them. */
  readonly first: boolean;
  readonly busy: boolean;
  readonly onDecide: (decision: 'accept' | 'reject') => void;
  readonly onCalls: () => void;
}

/** One change the verdicts speak for: a sentence, its numbers, and a lead's yes or no. */
export function SuggestionCard({ suggestion, first, busy, onDecide, onCalls }: SuggestionCardProps) {
  const decides = useApp((state) => state.desk.may.decide);
  const { from, to, sentence, tooEarly, tooLate, judged, goodLost } = suggestion;
  const keys = (combo: string) => (first ? { combo } : {});
  return (
    <Card title={t('Suggestion')} tone="live">
      <p className="say">
        <bdi>{sentence}</bdi>
      </p>
      <dl className="suggestion-numbers">
        <div>
          <dt>{t('Fires from')}</dt>
          <dd>
            {probability(from)} <span aria-hidden="true">→</span>
            <span className="sr-only">{t('to')}</span> {probability(to)}
          </dd>
        </div>
        <div>
          <dt>{t('Too early')}</dt>
          <dd>{t('{tooEarly} of {judged}', { tooEarly: count(tooEarly), judged: count(judged) })}</dd>
        </div>
        <div>
          <dt>{t('Too late')}</dt>
          <dd>{count(tooLate)}</dd>
        </div>
        <div>
          <dt>{t('Good ones lost')}</dt>
          <dd>{count(goodLost)}</dd>
        </div>
      </dl>
      {decides ? (
        <div className="row decide">
          <Button look="yes" {...keys('y')} disabled={busy} onPress={() => onDecide('accept')}>
            {t('Accept')}
          </Button>
          <Button {...keys('n')} disabled={busy} onPress={() => onDecide('reject')}>
            {t('Reject')}
          </Button>
          <Button look="quiet" {...keys('c')} onPress={onCalls}>
            {t('See the calls')}
          </Button>
        </div>
      ) : (
        <div className="row decide">
          <p className="hint">{t('A lead of your team decides about this.')}</p>
          <Button look="quiet" {...keys('c')} onPress={onCalls}>
            {t('See the calls')}
          </Button>
        </div>
      )}
    </Card>
  );
}
