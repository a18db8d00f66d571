import type { GlobalKey } from '../contract/global-keys.ts';
import type { TrayAction } from './tray-menu.ts';
import type { Surroundings } from './tray-state.ts';

/** What a global key asks for at this moment. The call decides whether it can be had. */
export function globalKeyAction(key: GlobalKey, { availability }: Surroundings): TrayAction {
  switch (key) {
    case 'bridge':
      return { kind: 'intent', intent: { type: 'bridge' } };
    case 'hang-up':
      return { kind: 'intent', intent: { type: 'hang-up' } };
    case 'mute':
      return { kind: 'intent', intent: { type: 'toggle-mute' } };
    case 'availability':
      return { kind: 'availability', state: availability?.state === 'available' ? 'away' : 'available', minutes: null };
    default:
      return key satisfies never;
  }
}
