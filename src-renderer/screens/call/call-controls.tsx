import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { useServices } from '../services.tsx';
import type { InCall } from './call-screen.tsx';

/** Three keys, so that no slip ends a call; it also works while typing notes. */
export const hangUpCombo = 'mod+shift+h';

/** What is open above the controls. */
export type CallPanel = 'keypad' | 'transfer' | null;

interface CallControlsProps {
  readonly state: InCall;
  readonly panel: CallPanel;
  readonly onPanel: (panel: 'keypad' | 'transfer') => void;
}

/** Mute, hold, keypad, transfer, hang up. */
export function CallControls({ state, panel, onPanel }: CallControlsProps) {
  const { session } = useServices();
  const talking = state.phase === 'talking';
  const { legId } = state.call;
  const muted = talking && state.muted;
  const held = talking && state.held;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring form semantics to plain buttons */}
      <div className="controls call-controls" role="group" aria-label={t('Call controls')}>
        <Button
          look="tile"
          combo="m"
          pressed={muted}
          disabled={!talking}
          onPress={() => session.send({ type: 'toggle-mute', legId })}
        >
          {muted ? t('Muted') : t('Mute')}
        </Button>
        <Button
          look="tile"
          combo="o"
          pressed={held}
          disabled={!talking}
          onPress={() => session.send({ type: 'toggle-hold', legId })}
        >
          {held ? t('On hold') : t('Hold')}
        </Button>
        <Button
          look="tile"
          combo="k"
          expanded={panel === 'keypad'}
          disabled={!talking}
          onPress={() => onPanel('keypad')}
        >
          {t('Keypad')}
        </Button>
        <Button
          look="tile"
          combo="x"
          expanded={panel === 'transfer'}
          disabled={!talking || state.transfer !== null}
          onPress={() => onPanel('transfer')}
        >
          {t('Transfer')}
        </Button>
      </div>
      {state.phase === 'dialling' ? (
        <Button look="stop" combo="escape" onPress={() => session.send({ type: 'hang-up', legId })}>
          {t('Cancel the call')}
        </Button>
      ) : (
        <Button look="stop" combo={hangUpCombo} onPress={() => session.send({ type: 'hang-up', legId })}>
          {t('Hang up')}
        </Button>
      )}
    </>
  );
}
