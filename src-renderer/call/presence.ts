/** What main paints tray, title and notification from, derived from the calls and the line and from nothing else. */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import { t } from '../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../src-main/contract/phone-text.ts';
import type { Presence, Reachability, WaitingCall } from '../../src-main/contract/presence.ts';
import type { Lines } from './lines.ts';
import type { CallCore } from './state.ts';

const headlineLimit = 200;
const detailLimit = 500;

/** `wallTime`: the wall clock's ISO time of a moment on the call's clock, ms. */
export function presenceOf(
  { front, back }: Lines,
  reachability: Reachability,
  wallTime: (moment: number) => string,
): Presence {
  const silent = { reachability, legId: null, headline: null, detail: null, waiting: null, until: null };
  switch (front.phase) {
    case 'idle':
    case 'ended':
      return { ...silent, phase: 'idle' };
    case 'wrapping-up':
      return { ...silent, phase: 'wrapping-up', until: wallTime(front.endsAt) };
    case 'ringing':
    case 'dialling':
    case 'bridging':
    case 'talking': {
      const waits = front.phase === 'talking' && back.phase === 'ringing';
      const waiting = waits ? { ...shown(back.call), blocked: back.call.blocked } : null;
      return { reachability, phase: front.phase, ...shown(front.call), waiting, until: null };
    }
    default:
      return front satisfies never;
  }
}

function shown(call: CallCore): Pick<WaitingCall, 'legId' | 'headline' | 'detail'> {
  return {
    legId: call.legId,
    headline: headlineOf(call).slice(0, headlineLimit),
    detail: reasonOf(call.brief)?.slice(0, detailLimit) ?? null,
  };
}

function headlineOf({ brief, facts }: CallCore): string {
  const { name, company, phone } = brief.prospect;
  const number = phone ?? facts.callerId;
  const who = name ?? facts.displayName ?? (number === null ? t('Unknown caller') : phoneText(number));
  return company === null ? who : `${who} · ${company}`;
}

function reasonOf({ trigger, summary }: HandoffBrief): string | null {
  return trigger.reason ?? trigger.evidence[0]?.quote ?? summary;
}
