/** What the tray shows, as data: computed from what the phone proved last, never from what it hopes. */
import type { AvailabilityState, OwnAvailability } from '../contract/availability.ts';
import type { CallIntent } from '../contract/call.ts';
import type { Presence } from '../contract/presence.ts';

export const trayColours = ['reachable', 'degraded', 'offline', 'ringing', 'in-call', 'not-taking'] as const;
export type TrayColour = (typeof trayColours)[number];

export interface Surroundings {
  readonly presence: Presence;
  /** null until the database is open. */
  readonly availability: OwnAvailability | null;
}

export function trayColour({ presence, availability }: Surroundings): TrayColour {
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
export function trayTooltip({ presence, availability }: Surroundings): string {
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

export type TrayAction =
  | { readonly kind: 'intent'; readonly intent: CallIntent }
  | { readonly kind: 'availability'; readonly state: AvailabilityState; readonly minutes: number | null }
  | { readonly kind: 'show' }
  | { readonly kind: 'quit' };

export type TrayEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly checked: boolean | null };

const separator: TrayEntry = { kind: 'separator' };

function action(label: string, what: TrayAction, checked: boolean | null = null): TrayEntry {
  return { kind: 'action', label, action: what, checked };
}

function intent(label: string, what: CallIntent): TrayEntry {
  return action(label, { kind: 'intent', intent: what });
}

export function trayMenu(surroundings: Surroundings): readonly TrayEntry[] {
  const end = [separator, action('Show Baton', { kind: 'show' }), action('Quit Baton', { kind: 'quit' })];
  return [...callEntries(surroundings), ...end];
}

function callEntries({ presence, availability }: Surroundings): readonly TrayEntry[] {
  switch (presence.phase) {
    case 'ringing':
      return [
        intent('Bridge', { type: 'bridge' }),
        intent('Give me 10 seconds', { type: 'more-time' }),
        separator,
        intent('Wrong rep', { type: 'decline', reason: 'wrong-rep' }),
        intent('Send to queue', { type: 'decline', reason: 'queue' }),
        intent('Offer a callback', { type: 'decline', reason: 'callback' }),
        intent('Decline', { type: 'decline', reason: 'declined' }),
      ];
    case 'dialling':
      return [intent('Cancel the call', { type: 'hang-up' })];
    case 'bridging':
    case 'talking':
      return [intent('Mute or unmute', { type: 'toggle-mute' }), intent('Hang up', { type: 'hang-up' })];
    case 'idle':
    case 'wrapping-up':
      return availability === null ? [] : availabilityEntries(availability);
    default:
      return presence.phase satisfies never;
  }
}

function availabilityEntries(current: OwnAvailability): readonly TrayEntry[] {
  const entry = (label: string, state: AvailabilityState, minutes: number | null): TrayEntry => {
    const timed = current.until !== null;
    return action(
      label,
      { kind: 'availability', state, minutes },
      current.state === state && timed === (minutes !== null),
    );
  };
  return [
    entry('Available', 'available', null),
    entry('Busy', 'busy', null),
    entry('Away', 'away', null),
    entry('Do not disturb', 'do-not-disturb', null),
    action('Do not disturb for 30 minutes', { kind: 'availability', state: 'do-not-disturb', minutes: 30 }),
    action('Do not disturb for 1 hour', { kind: 'availability', state: 'do-not-disturb', minutes: 60 }),
    entry('Offline', 'offline', null),
  ];
}
