/** Everything outside the window that shows the phone's state: one report in, every surface painted from it. */
import type { OwnAvailability } from '../contract/availability.ts';
import type { Presence } from '../contract/presence.ts';
import type { RingNotification } from './notifications.ts';
import type { TrayIcon } from './tray.ts';
import type { Surroundings } from './tray-state.ts';
import type { MainWindow } from './window.ts';

export interface Surfaces {
  presence(presence: Presence): void;
  availability(availability: OwnAvailability): void;
  current(): Surroundings;
}

export interface SurfaceParts {
  readonly window: MainWindow;
  readonly tray: TrayIcon | null;
  readonly notification: RingNotification;
  /** What the rep wants the window to do at a ring. */
  readonly onRing: () => 'raise' | 'flash';
  readonly sleep: { follow(presence: Presence): void };
}

/** What is known before the phone has said anything. */
export const unknownSurroundings: Surroundings = {
  presence: { reachability: { kind: 'connecting', attempt: 1 }, phase: 'idle', headline: null, detail: null },
  availability: null,
};

export function createSurfaces({ window, tray, notification, sleep, onRing }: SurfaceParts): Surfaces {
  let surroundings = unknownSurroundings;
  return {
    presence(presence) {
      const before = surroundings.presence.phase;
      surroundings = { ...surroundings, presence };
      tray?.paint(surroundings);
      window.setTitle(windowTitle(presence));
      sleep.follow(presence);
      notification.follow(presence);
      if (before !== 'ringing' && presence.phase === 'ringing') window[onRing()]();
      if (before === 'ringing' && presence.phase !== 'ringing') window.settle();
    },
    availability(availability) {
      surroundings = { ...surroundings, availability };
      tray?.paint(surroundings);
    },
    current: () => surroundings,
  };
}

function windowTitle({ phase, headline }: Presence): string {
  if (headline === null || phase === 'idle') return 'Baton';
  return phase === 'ringing' ? `Waiting: ${headline}` : `${headline} – Baton`;
}
