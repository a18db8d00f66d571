/** What the tray offers at this moment, as data. */
import type { AvailabilityState, Lasting, OwnAvailability } from '../contract/availability.ts';
import type { CallIntent } from '../contract/call.ts';
import { timeOfDay } from '../contract/i18n/time-of-day.ts';
import { t } from '../contract/i18n/translate.ts';
import type { OpenRequest } from '../contract/open-request.ts';
import { meantFor, type WaitingCall } from '../contract/presence.ts';
import type { MissedHandoff } from './missed.ts';
import type { Surroundings } from './tray-state.ts';

export type TrayAction =
  | { readonly kind: 'intent'; readonly intent: CallIntent }
  | { readonly kind: 'availability'; readonly state: AvailabilityState; readonly lasting: Lasting }
  | { readonly kind: 'open'; readonly page: OpenRequest }
  | { readonly kind: 'practice' }
  | { readonly kind: 'show' }
  | { readonly kind: 'quit' };

export type TrayEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly checked: boolean | null }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly TrayEntry[] };

/** A menu longer than this is no menu. */
const mostMissed = 10;

const separator: TrayEntry = { kind: 'separator' };

function action(label: string, what: TrayAction, checked: boolean | null = null): TrayEntry {
  return { kind: 'action', label, action: what, checked };
}

function intent(label: string, what: CallIntent): TrayEntry {
  return action(label, { kind: 'intent', intent: what });
}

export function trayMenu(surroundings: Surroundings): readonly TrayEntry[] {
  const entries = callEntries(surroundings);
  return [
    ...entries,
    ...(entries.length === 0 ? [] : [separator]),
    action(t('Show Baton'), { kind: 'show' }),
    action(t('Quit Baton'), { kind: 'quit' }),
  ];
}

function callEntries(surroundings: Surroundings): readonly TrayEntry[] {
  const { presence, availability } = surroundings;
  // A menu may stand open while calls come and go: what it does is for the call it was opened on.
  const call = meantFor(presence.legId);
  switch (presence.phase) {
    case 'ringing':
      return [
        intent(t('Bridge'), { type: 'bridge', ...call }),
        intent(t('Give me 10 seconds'), { type: 'more-time', ...call }),
        separator,
        intent(t('Wrong rep'), { type: 'decline', reason: 'wrong-rep', ...call }),
        intent(t('Send to queue'), { type: 'decline', reason: 'queue', ...call }),
        intent(t('Offer a callback'), { type: 'decline', reason: 'callback', ...call }),
        intent(t('Decline'), { type: 'decline', reason: 'declined', ...call }),
      ];
    case 'dialling':
      return [intent(t('Cancel the call'), { type: 'hang-up', ...call })];
    case 'bridging':
    case 'talking':
      return [
        ...(presence.waiting === null ? [] : waitingEntries(presence.waiting)),
        intent(t('Mute or unmute'), { type: 'toggle-mute', ...call }),
        intent(t('Hang up'), { type: 'hang-up', ...call }),
      ];
    case 'idle':
    case 'wrapping-up':
      return availability === null
        ? []
        : [...availabilityEntries(availability, surroundings.zone), separator, ...looks(surroundings)];
    default:
      return presence.phase satisfies never;
  }
}

/** The second call first: it does not wait for long. A blocked one is bridged from the window, which says why. */
function waitingEntries({ legId, headline, blocked }: WaitingCall): readonly TrayEntry[] {
  return [
    blocked
      ? action(t('Not cleared: {headline}', { headline }), { kind: 'show' })
      : intent(t('Hold and bridge {headline}', { headline }), { type: 'bridge', legId }),
    intent(t('Decline {headline}', { headline }), { type: 'decline', reason: 'declined', legId }),
    separator,
  ];
}

/** What the rep looks up or tries between calls. */
function looks({ missed, line, presence }: Surroundings): readonly TrayEntry[] {
  const practice = line === 'practice' && presence.phase === 'idle';
  return [
    ...(missed.length === 0 ? [] : [missedEntries(missed)]),
    action(t('Call a number'), { kind: 'open', page: { page: 'dial' } }),
    action(t('History'), { kind: 'open', page: { page: 'history', handoffId: null } }),
    ...(practice ? [action(t('Take a practice call'), { kind: 'practice' })] : []),
  ];
}

function missedEntries(missed: readonly MissedHandoff[]): TrayEntry {
  const shown = missed
    .slice(0, mostMissed)
    .map(({ handoffId, who, at }) =>
      action(`${timeOfDay(at)}  ${who}`, { kind: 'open', page: { page: 'history', handoffId } }),
    );
  return { kind: 'submenu', label: t('Missed today ({count})', { count: missed.length }), entries: shown };
}

function availabilityEntries(current: OwnAvailability, zone: string | null): readonly TrayEntry[] {
  const plain = (label: string, state: AvailabilityState): TrayEntry =>
    action(label, { kind: 'availability', state, lasting: { kind: 'until-changed' } }, current.state === state);
  const disturb = (label: string, lasting: Lasting, checked = false): TrayEntry =>
    action(label, { kind: 'availability', state: 'do-not-disturb', lasting }, checked);
  const forMinutes = (label: string, minutes: number) => disturb(label, { kind: 'minutes', minutes });
  const isOpen = current.state === 'do-not-disturb' && current.until === null;
  return [
    plain(t('Available'), 'available'),
    plain(t('Busy'), 'busy'),
    plain(t('Away'), 'away'),
    {
      kind: 'submenu',
      label: disturbLabel(current, zone),
      entries: [
        forMinutes(t('For 15 minutes'), 15),
        forMinutes(t('For 30 minutes'), 30),
        forMinutes(t('For 1 hour'), 60),
        disturb(t('For the rest of the day'), { kind: 'rest-of-day' }),
        disturb(t('Until I change it'), { kind: 'until-changed' }, isOpen),
      ],
    },
    plain(t('Offline'), 'offline'),
  ];
}

function disturbLabel({ state, until }: OwnAvailability, zone: string | null): string {
  if (state !== 'do-not-disturb') return t('Do not disturb');
  return until === null
    ? t('Do not disturb, on')
    : t('Do not disturb until {time}', { time: timeOfDay(until, zone ?? undefined) });
}
