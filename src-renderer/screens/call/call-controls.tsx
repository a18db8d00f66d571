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
  const muted = talking && state.muted;
  const held = talking && state.held;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring form semantics to plain buttons */}
      <div className="controls call-controls" role="group" aria-label="Call controls">
        <Button
          look="tile"
          combo="m"
          pressed={muted}
          disabled={!talking}
          onPress={() => session.send({ type: 'toggle-mute' })}
        >
          {muted ? 'Muted' : 'Mute'}
        </Button>
        <Button
          look="tile"
          combo="o"
          pressed={held}
          disabled={!talking}
          onPress={() => session.send({ type: 'toggle-hold' })}
        >
          {held ? 'On hold' : 'Hold'}
        </Button>
        <Button
          look="tile"
          combo="k"
          expanded={panel === 'keypad'}
          disabled={!talking}
          onPress={() => onPanel('keypad')}
        >
          Keypad
        </Button>
        <Button
          look="tile"
          combo="x"
          expanded={panel === 'transfer'}
          disabled={!talking || state.transfer !== null}
          onPress={() => onPanel('transfer')}
        >
          Transfer
        </Button>
      </div>
      {state.phase === 'dialling' ? (
        <Button look="stop" combo="escape" onPress={() => session.send({ type: 'hang-up' })}>
          Cancel the call
        </Button>
      ) : (
        <Button look="stop" combo={hangUpCombo} onPress={() => session.send({ type: 'hang-up' })}>
          Hang up
        </Button>
      )}
    </>
  );
}
