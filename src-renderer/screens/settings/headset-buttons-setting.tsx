import { useId } from 'react';
import type { HeadsetChoice } from '../../../src-main/contract/devices.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { useHeadset, useServices } from '../services.tsx';
import { headsetText } from '../text/headset-text.ts';

interface HeadsetButtonsSettingProps {
  readonly onChoose: (choice: HeadsetChoice | null) => void;
}

/** The buttons on the headset itself: which ones are used, and how that stands. */
export function HeadsetButtonsSetting({ onChoose }: HeadsetButtonsSettingProps) {
  const { actions, headset } = useServices();
  const { supported, state, found } = useHeadset();
  const id = useId();
  const text = headsetText(state);
  const isOff = state.kind === 'off';

  function connect(choice: HeadsetChoice): void {
    onChoose(choice);
    actions.say(t('The buttons of {name} are being connected.', { name: choice.name }));
  }

  function disconnect(name: string): void {
    onChoose(null);
    actions.say(t('The buttons of {name} do nothing in Baton now.', { name }));
  }

  return (
    <section className="ranked" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('Headset buttons')}</h3>
      <p className="hint">{hint(supported, isOff, found.length)}</p>
      {(!isOff || found.length > 0) && (
        <ul>
          {!isOff && (
            <li className={state.kind === 'absent' ? 'absent' : ''}>
              <div className="ranked-row worded">
                <span className="ranked-name">
                  <bdi title={state.name}>{state.name}</bdi>
                  <span className={state.kind === 'ready' ? 'hint in-use' : 'hint'} role="status">
                    {text}
                  </span>
                </span>
                <span className="ranked-buttons">
                  {state.kind === 'refused' && <Button onPress={headset.retry}>{t('Try again')}</Button>}
                  <Button label={t('Disconnect {name}', { name: state.name })} onPress={() => disconnect(state.name)}>
                    {t('Disconnect')}
                  </Button>
                </span>
              </div>
            </li>
          )}
          {isOff &&
            found.map((choice) => (
              <li key={`${choice.vendorId}:${choice.productId}`}>
                <div className="ranked-row worded">
                  <span className="ranked-name">
                    <bdi title={choice.name}>{choice.name}</bdi>
                    <span className="hint">{t('Ready')}</span>
                  </span>
                  <Button label={t('Connect {name}', { name: choice.name })} onPress={() => connect(choice)}>
                    {t('Connect')}
                  </Button>
                </div>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

function hint(supported: boolean, isOff: boolean, found: number): string {
  if (!supported) return t('This system gives Baton no way to headset buttons.');
  if (!isOff) return t('The window’s keys work beside them.');
  return found === 0
    ? t('Plug in a headset with call buttons, and it is offered here.')
    : t('Answer, hang up and mute on the headset itself, whatever window is in front.');
}
