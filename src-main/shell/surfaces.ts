/** Everything outside the window that shows the phone's state: one report in, every surface painted from it. */
import type { OwnAvailability } from '../contract/availability.ts';
import type { CallIntent } from '../contract/call.ts';
import type { AnnouncedOffer, DeskState } from '../contract/desk-state.ts';
import { onLanguage, t } from '../contract/i18n/translate.ts';
import { onPhoneRules } from '../contract/phone-text.ts';
import type { Presence } from '../contract/presence.ts';
import { zoneOf } from '../contract/rhythm.ts';
import type { Settings } from '../contract/settings.ts';
import type { Badge } from './badge.ts';
import type { MissedHandoff } from './missed.ts';
import type { Notice } from './notice.ts';
import { type CallbackAnswers, callbackDue, callbackNotice, ringNotice, waitingNotice } from './notifications.ts';
import type { TrayIcon } from './tray.ts';
import type { Surroundings } from './tray-state.ts';
import type { MainWindow } from './window.ts';

export interface Surfaces {
  presence(presence: Presence): void;
  availability(availability: OwnAvailability): void;
  desk(state: DeskState): void;
  /** Today's, newest first. */
  missed(missed: readonly MissedHandoff[]): void;
  settings(settings: Pick<Settings, 'line' | 'schedule'>): void;
  current(): Surroundings;
}

export interface SurfaceParts {
  readonly window: Pick<MainWindow, 'raise' | 'flash' | 'settle' | 'setTitle'>;
  readonly tray: TrayIcon | null;
  readonly ring: Notice;
  readonly waiting: Notice;
  readonly callback: Notice;
  readonly badge: Badge;
  /** What the rep wants the window to do at a ring. */
  readonly onRing: () => 'raise' | 'flash';
  readonly sleep: { follow(presence: Presence): void };
  readonly send: (intent: CallIntent) => void;
  readonly answers: CallbackAnswers;
}

/** What is known before the phone has said anything. */
export const unknownSurroundings: Surroundings = {
  presence: {
    reachability: { kind: 'connecting', attempt: 1 },
    phase: 'idle',
    legId: null,
    headline: null,
    detail: null,
    waiting: null,
    until: null,
  },
  availability: null,
  missed: [],
  line: null,
  zone: null,
};

export function createSurfaces(parts: SurfaceParts): Surfaces {
  const { window, tray, sleep, onRing } = parts;
  let surroundings = unknownSurroundings;
  let due: AnnouncedOffer | null = null;

  function become(change: Partial<Surroundings>): void {
    surroundings = { ...surroundings, ...change };
    tray?.paint(surroundings);
  }

  onLanguage(() => become({}));
  onPhoneRules(() => become({}));

  return {
    presence(presence) {
      const { phase: before, waiting: waited } = surroundings.presence;
      const { waiting } = presence;
      become({ presence });
      window.setTitle(windowTitle(presence));
      sleep.follow(presence);
      parts.ring.follow(ringNotice(presence, parts.send));
      if (before !== 'ringing' && presence.phase === 'ringing') window[onRing()]();
      if (before === 'ringing' && presence.phase !== 'ringing') window.settle();
      // Whoever is talking is interrupted by nothing that moves.
      parts.waiting.follow(waiting === null ? null : waitingNotice(waiting, parts.send));
      if (waiting !== null && waiting.legId !== waited?.legId) window.flash();
      if (waiting === null && waited !== null && presence.phase !== 'ringing') window.settle();
    },
    availability: (availability) => become({ availability }),
    desk(state) {
      const before = due;
      due = callbackDue(state);
      parts.callback.follow(due === null ? null : callbackNotice(due, parts.answers));
      if (due !== null && before?.handoffId !== due.handoffId) window[onRing()]();
      if (due === null && before !== null && surroundings.presence.phase !== 'ringing') window.settle();
    },
    missed(missed) {
      become({ missed });
      parts.badge.follow(missed);
    },
    settings: ({ line, schedule }) => become({ line, zone: zoneOf(schedule) }),
    current: () => surroundings,
  };
}

function windowTitle({ phase, headline }: Presence): string {
  if (headline === null || phase === 'idle') return 'Baton';
  return phase === 'ringing' ? t('Waiting: {headline}', { headline }) : `${headline} – Baton`;
}
