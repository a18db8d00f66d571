/** What the settings say of the headset's buttons. */
import type { HeadsetState } from '../../headset/headset-buttons.ts';
import type { Control } from '../../headset/layout.ts';

const controlText: Readonly<Record<Control, string>> = {
  hook: 'answers and hangs up',
  mute: 'mutes',
  drop: 'declines',
  flash: 'holds or swaps',
};

/** Null: there is nothing to say, the rep wants no buttons. */
export function headsetText(state: HeadsetState): string | null {
  switch (state.kind) {
    case 'off':
      return null;
    case 'absent':
      return 'Not connected. Plug it in and its buttons work again.';
    case 'opening':
      return 'Connecting…';
    case 'ready': {
      const does = state.controls.map((control) => controlText[control]).join(', ');
      return `In use: ${does}${state.lamps ? '; its lights follow the call' : ''}.`;
    }
    case 'refused':
      return 'The system does not let Baton use its buttons. Close other phone programs and plug it in again. On Linux an admin has to allow it (udev).';
    default:
      return state satisfies never;
  }
}
