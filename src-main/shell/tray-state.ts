/** What the tray shows, as data: computed from what the phone proved last, never from what it hopes. */
import type { AvailabilityState, OwnAvailability } from '../contract/availability.ts';
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

const availabilityNames: Readonly<Record<AvailabilityState, string>> = {
  available: 'Available',
  busy: 'Busy',
  'do-not-disturb': 'Do not disturb',
  away: 'Away',
  offline: 'Offline',
  'wrapping-up': 'Wrapping up',
};

function inWords({ state, cause }: OwnAvailability): string {
  if (state === 'offline' && cause === 'schedule') return 'outside your working hours';
  if (state === 'away' && cause === 'desk') return 'set away after unanswered rings';
  return availabilityNames[state].toLowerCase();
}

/** One line, as a person would say it. */
export function trayTooltip({ presence, availability }: Pick<Surroundings, 'presence' | 'availability'>): string {
  const { phase, headline, reachability } = presence;
  if (phase === 'ringing') return headline === null ? 'Baton: a handoff is ringing' : `Waiting for you: ${headline}`;
  if (phase === 'dialling') return headline === null ? 'Baton: dialling' : `Calling ${headline}`;
  if (phase === 'bridging' || phase === 'talking') return headline === null ? 'Baton: in a call' : `Baton: ${headline}`;
  const own = availability === null ? '' : `, ${inWords(availability)}`;
  switch (reachability.kind) {
    case 'reachable':
      return `Baton: reachable${own}`;
    case 'connecting':
      return 'Baton: connecting';
    case 'degraded':
      return `Baton: degraded. ${reachability.why}`;
    case 'offline':
      return `Baton: offline. ${reachability.why}`;
    case 'signed-out':
      return 'Baton: not signed in';
    default:
      return reachability satisfies never;
  }
}
