/** What the tray shows, as data: computed from what the phone proved last, never from what it hopes. */
import type { AvailabilityState, OwnAvailability } from '../contract/availability.ts';
import { labels, t, told } from '../contract/i18n/translate.ts';
import type { Presence } from '../contract/presence.ts';
import type { LineName } from '../contract/settings.ts';
import type { MissedHandoff } from './missed.ts';

export const trayColours = ['reachable', 'degraded', 'offline', 'ringing', 'in-call', 'not-taking'] as const;
export type TrayColour = (typeof trayColours)[number];

export interface Surroundings {
  readonly presence: Presence;
  /** null until the database is open. */
  readonly availability: OwnAvailability | null;
  /** Today's, newest first. */
  readonly missed: readonly MissedHandoff[];
  /** The line in use, null until the settings are read. */
  readonly line: LineName | null;
  /** Of the rep (IANA), null until the settings are read. */
  readonly zone: string | null;
}

export function trayColour({ presence, availability }: Pick<Surroundings, 'presence' | 'availability'>): TrayColour {
  switch (presence.phase) {
    case 'ringing':
      return 'ringing';
    case 'dialling':
    case 'bridging':
    case 'talking':
      return 'in-call';
    case 'idle':
    case 'wrapping-up':
      return lineColour(presence, availability);
    default:
      return presence.phase satisfies never;
  }
}

function lineColour(presence: Presence, availability: OwnAvailability | null): TrayColour {
  const { kind } = presence.reachability;
  if (kind === 'offline' || kind === 'signed-out') return 'offline';
  if (kind === 'connecting' || kind === 'degraded') return 'degraded';
  return availability === null || availability.state === 'available' ? 'reachable' : 'not-taking';
}

const availabilityNames: Readonly<Record<AvailabilityState, string>> = labels({
  available: 'Available',
  busy: 'Busy',
  'do-not-disturb': 'Do not disturb',
  away: 'Away',
  offline: 'Offline',
  'wrapping-up': 'Wrapping up',
});

function inWords({ state, cause }: OwnAvailability): string {
  if (state === 'offline' && cause === 'schedule') return t('outside your working hours');
  if (state === 'away' && cause === 'desk') return t('set away after unanswered rings');
  return availabilityNames[state].toLowerCase();
}

/** One line, as a person would say it. */
export function trayTooltip({ presence, availability }: Pick<Surroundings, 'presence' | 'availability'>): string {
  const { phase, headline, reachability } = presence;
  if (phase === 'ringing')
    return headline === null ? t('Baton: a handoff is ringing') : t('Waiting for you: {headline}', { headline });
  if (phase === 'dialling') return headline === null ? t('Baton: dialling') : t('Calling {headline}', { headline });
  if (phase === 'bridging' || phase === 'talking')
    return headline === null ? t('Baton: in a call') : `Baton: ${headline}`;
  switch (reachability.kind) {
    case 'reachable':
      return availability === null
        ? t('Baton: reachable')
        : t('Baton: reachable, {own}', { own: inWords(availability) });
    case 'connecting':
      return t('Baton: connecting');
    case 'degraded':
      return t('Baton: degraded. {why}', { why: told(reachability.why) });
    case 'offline':
      return t('Baton: offline. {why}', { why: told(reachability.why) });
    case 'signed-out':
      return t('Baton: not signed in');
    default:
      return reachability satisfies never;
  }
}
