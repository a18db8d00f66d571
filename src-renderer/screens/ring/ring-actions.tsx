import { msg, t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallCore } from '../../call/state.ts';
import { Button } from '../../components/button.tsx';
import { useServices } from '../services.tsx';
import { overrideCombo } from './compliance-light.tsx';

const answers = [
  { label: msg('10 s more'), combo: '1', intent: { type: 'more-time' } },
  { label: msg('Wrong rep'), combo: '2', intent: { type: 'decline', reason: 'wrong-rep' } },
  { label: msg('Queue'), combo: '3', intent: { type: 'decline', reason: 'queue' } },
  { label: msg('Callback'), combo: '4', intent: { type: 'decline', reason: 'callback' } },
] as const;

/** Bridge, or one of five honest answers. */
export function RingActions({ call, onBridge }: { call: CallCore; onBridge: () => void }) {
  const { session } = useServices();
  const { legId } = call;
  return (
    <>
      <Button look="go" combo={call.blocked ? overrideCombo : 'enter'} disabled={call.blocked} onPress={onBridge}>
        {call.blocked ? t('Locked. Override first') : t('Bridge')}
      </Button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring form semantics to plain buttons */}
      <div className="alts" role="group" aria-label={t('Not now')}>
        {answers.map(({ label, combo, intent }) => (
          <Button key={label} look="tile" combo={combo} onPress={() => session.send({ ...intent, legId })}>
            {t(label)}
          </Button>
        ))}
        <Button look="tile" combo="escape" onPress={() => session.send({ type: 'decline', reason: 'declined', legId })}>
          <span className="stop-text">{t('Decline')}</span>
        </Button>
      </div>
    </>
  );
}

/** The keys behind the actions. */
export function ringShortcuts(
  send: ReturnType<typeof useServices>['session']['send'],
  legId: string,
  bridge: () => void,
) {
  return {
    enter: bridge,
    space: bridge,
    w: () => send({ type: 'whisper' }),
    escape: () => send({ type: 'decline', reason: 'declined', legId }),
    ...Object.fromEntries(answers.map(({ combo, intent }) => [combo, () => send({ ...intent, legId })])),
  };
}
