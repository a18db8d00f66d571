import type { GlobalKey } from '../contract/global-keys.ts';
import { meantFor } from '../contract/presence.ts';
import type { TrayAction } from './tray-menu.ts';
import type { Surroundings } from './tray-state.ts';

/** What a global key asks for at this moment, of the call there is. The call decides whether it can be had. */
export function globalKeyAction(key: GlobalKey, { availability, presence }: Surroundings): TrayAction {
  const call = meantFor(presence.legId);
  switch (key) {
    case 'bridge':
      return { kind: 'intent', intent: { type: 'bridge', ...meantFor(presence.waiting?.legId ?? presence.legId) } };
    case 'hang-up':
      return { kind: 'intent', intent: { type: 'hang-up', ...call } };
    case 'mute':
      return { kind: 'intent', intent: { type: 'toggle-mute', ...call } };
    case 'availability':
      return {
        kind: 'availability',
        state: availability?.state === 'available' ? 'away' : 'available',
        lasting: { kind: 'until-changed' },
      };
    default:
      return key satisfies never;
  }
}
