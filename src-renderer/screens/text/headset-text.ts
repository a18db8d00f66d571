/** What the settings say of the headset's buttons. */
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { HeadsetState } from '../../headset/headset-buttons.ts';
import type { Control } from '../../headset/layout.ts';

function controlText(control: Control): string {
  switch (control) {
    case 'hook':
      return t('answers and hangs up');
    case 'mute':
      return t('mutes');
    case 'drop':
      return t('declines');
    case 'flash':
      return t('holds or swaps');
    default:
      return control satisfies never;
  }
}

/** Null: there is nothing to say, the rep wants no buttons. */
export function headsetText(state: HeadsetState): string | null {
  switch (state.kind) {
    case 'off':
      return null;
    case 'absent':
      return t('Not connected. Plug it in and its buttons work again.');
    case 'opening':
      return t('Connecting…');
    case 'ready': {
      const does = state.controls.map(controlText).join(', ');
      return state.lamps ? t('In use: {does}; its lights follow the call.', { does }) : t('In use: {does}.', { does });
    }
    case 'refused':
      return t(
        'The system does not let Baton use its buttons. Close other phone programs and plug it in again. On Linux an admin has to allow it (udev).',
      );
    default:
      return state satisfies never;
  }
}
