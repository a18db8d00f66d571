/**
 * What the AI says to a prospect who waits: plain words, a promise that nine of ten times is kept, nothing more exact
 * than what is known.
 */
import { Temporal } from 'temporal-polyfill';
import type { WaitEstimate } from './estimate.ts';

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `less than a minute`, `about two minutes`, `between five and ten minutes`, `more than half an hour`. */
export function spokenWait({ lowMs, highMs }: WaitEstimate): string {
  const most = highMs / 60_000;
  const least = lowMs / 60_000;
  if (most <= 1) return 'less than a minute';
  if (most <= 2) return least < 1 ? 'a minute or two' : 'about two minutes';
  if (most > 30) return 'more than half an hour';
  const upper = most <= 5 ? Math.ceil(most) : Math.ceil(most / 5) * 5;
  const lower = least < 5 ? Math.floor(least) : Math.floor(least / 5) * 5;
  if (lower < 1 || lower * 4 < upper) return `up to ${spokenMinutes(upper)}`;
  if (upper - lower <= 1) return `about ${spokenMinutes(upper)}`;
  if (upper === 30) return `between ${spokenMinutes(lower)} and half an hour`;
  return `between ${numbers[lower] ?? String(lower)} and ${spokenMinutes(upper)}`;
}

function spokenMinutes(minutes: number): string {
  if (minutes === 30) return 'half an hour';
  return minutes === 1 ? 'one minute' : `${numbers[minutes] ?? String(minutes)} minutes`;
}

function spokenPlace(ahead: number): string {
  if (ahead <= 0) return 'You are next in line';
  if (ahead === 1) return 'There is one person ahead of you';
  if (ahead <= 10) return `There are ${numbers[ahead]} people ahead of you`;
  return 'There are quite a few people ahead of you';
}

export function waitSentence(ahead: number, estimate: WaitEstimate): string {
  return `${spokenPlace(ahead)}, and it should take ${spokenWait(estimate)}. I will stay with you until my colleague is on the line.`;
}

/** @param isOnTheLine the rep has accepted; else the phone still rings, and nothing is promised */
export function transferSentence(name: string | null, isOnTheLine: boolean): string {
  const colleague = name === null ? 'my colleague' : `my colleague ${name}`;
  return isOnTheLine
    ? `I have ${colleague} on the line for you. I will put you through and pass on what you told me.`
    : `Let me put you through to ${colleague}. I will pass on what you told me.`;
}

const withoutTime = 'I will make sure a colleague calls you back. When would suit you?';

/** Why nobody comes now, as the callback offer begins. */
export const callbackReasons = {
  'too-long': 'All my colleagues are in other conversations, and I do not want to keep you waiting that long.',
  'nobody-in-hours': 'My colleagues are not at work right now.',
  'nobody-qualified': 'The colleague who can answer that is not here right now.',
  'all-passed': 'My colleagues cannot take this right now.',
  'prospect-hours': 'It is getting late where you are, so I would rather not put you through now.',
  'rep-asked': 'My colleague would like to prepare and call you back.',
} as const;
export type CallbackReason = keyof typeof callbackReasons;

/** @param slots starts of the slots to offer, ms since the epoch; two are spoken at most */
export function callbackSentence(why: CallbackReason, slots: readonly number[], zone: string, now: number): string {
  const times = slots.slice(0, 2).map((slot) => spokenTime(slot, zone, now));
  const offer = times.length === 0 ? withoutTime : `May someone call you back ${times.join(', or ')}, your time?`;
  return `${callbackReasons[why]} ${offer}`;
}

/** `today at 3:15 PM`, `tomorrow at 9 AM`, `on Monday at 10:30 AM`, `on Monday, December 7, at 9 AM`. */
export function spokenTime(at: number, zone: string, now: number): string {
  const local = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const then = local(at);
  const days = local(now).toPlainDate().until(then.toPlainDate()).days;
  const clock = then.toLocaleString('en-US', {
    hour: 'numeric',
    ...(then.minute === 0 ? {} : { minute: '2-digit' }),
  });
  const time = `at ${clock.replaceAll(/\s/g, ' ')}`;
  if (days === 0) return `today ${time}`;
  if (days === 1) return `tomorrow ${time}`;
  const weekday = then.toLocaleString('en-US', { weekday: 'long' });
  if (days < 7) return `on ${weekday} ${time}`;
  return `on ${weekday}, ${then.toLocaleString('en-US', { month: 'long', day: 'numeric' })}, ${time}`;
}
