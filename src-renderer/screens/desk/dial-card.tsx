import type { AnnouncedOffer } from '../../../src-main/contract/desk-state.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { Button } from '../../components/button.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useCall, useServices } from '../services.tsx';
import { endingText } from '../text/outcome-text.ts';

interface DialCardProps {
  readonly offer: AnnouncedOffer;
  readonly callbackId: string;
}

/** The number to call: Enter dials it here, and it is large enough to be dialled on another phone. */
export function DialCard({ offer, callbackId }: DialCardProps) {
  const { actions } = useServices();
  const { phone, handoffId: deskHandoffId } = offer;
  const call = useCall();
  const last = call.phase === 'ended' && call.call.dialled?.callbackId === callbackId ? call : null;
  const dial = () => {
    if (phone !== null) void actions.dial(phone, { kind: 'callback', callbackId, deskHandoffId });
  };
  async function copy(): Promise<void> {
    if (phone === null) return;
    try {
      await navigator.clipboard.writeText(phone);
      actions.say(t('Number copied.'));
    } catch {
      // The system may refuse its clipboard; the number can still be selected.
      actions.say(t('The number could not be copied. Select it and copy it by hand.'));
    }
  }
  useShortcuts(phone === null ? {} : { enter: dial, c: () => void copy() }, { guardTyping: true });
  if (phone === null)
    return (
      <section className="card warn">
        <h2>{t('No number to dial')}</h2>
        <p>{t('This callback came without a number. Look for it in your CRM, or press 6 so that the desk knows.')}</p>
      </section>
    );
  return (
    <section className="card live" aria-labelledby="dial">
      <h2 id="dial">{t('Dial now')}</h2>
      <div className="dial">
        <p className="dial-number">
          <bdi dir="ltr">{phoneText(phone)}</bdi>
        </p>
        <Button look="go" combo="enter" onPress={dial}>
          {t('Call')}
        </Button>
        <Button combo="c" onPress={() => void copy()}>
          {t('Copy')}
        </Button>
      </div>
      {last !== null && (
        <p role="status">{endingText(last.outcome, last.call, last.endedAt - last.call.ringingAt).headline}</p>
      )}
      <p className="hint">{t('Say below how it went.')}</p>
    </section>
  );
}
