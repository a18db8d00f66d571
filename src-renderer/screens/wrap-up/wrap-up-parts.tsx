import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallState } from '../../call/state.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Remaining } from '../../components/elapsed.tsx';
import { Heading } from '../../components/screen.tsx';
import { words } from '../../components/words.tsx';
import { nameOf } from '../text/brief-view.ts';
import { failureSentence } from '../text/labels.ts';
import { duration } from '../text/time.ts';

type WrappingUp = Extract<CallState, { phase: 'wrapping-up' }>;

/** How long is left before the next call may ring, and the key for more. */
export function WrapUpBar({ endsAt, onExtend }: { endsAt: WrappingUp['endsAt']; onExtend: () => void }) {
  return (
    <Bar tone="warn" title={t('Wrapping up')}>
      <span>{words('{remaining} left', { remaining: <Remaining until={endsAt} /> })}</span>
      <Button look="quiet" combo="+" label={t('More time (+)')} onPress={onExtend}>
        <span className="sr-only">{t('More time')}</span>
      </Button>
    </Bar>
  );
}

/** Whom it was with, how long it took, and how it broke off where it did. */
export function CallSummary({ title, state }: { title: string; state: WrappingUp }) {
  const { call, outcome, talkSeconds } = state;
  return (
    <div>
      <Heading>{title}</Heading>
      <p className="lasted">
        <bdi>{nameOf(call.brief, call.facts)}</bdi>, {duration(talkSeconds)}
      </p>
      {outcome.kind === 'failed' && (
        <p className="warn-text">{t('{failure}; the call broke off.', { failure: failureSentence[outcome.cause] })}</p>
      )}
    </div>
  );
}
