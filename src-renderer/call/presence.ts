/** What main paints tray, title and notification from, derived from the call and the line and from nothing else. */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import { phoneText } from '../../src-main/contract/phone-text.ts';
import type { Presence, Reachability } from '../../src-main/contract/presence.ts';
import type { CallCore, CallState } from './state.ts';

const headlineLimit = 200;
const detailLimit = 500;

export function presenceOf(state: CallState, reachability: Reachability): Presence {
  switch (state.phase) {
    case 'idle':
    case 'ended':
      return { reachability, phase: 'idle', headline: null, detail: null };
    case 'wrapping-up':
      return { reachability, phase: 'wrapping-up', headline: null, detail: null };
    case 'ringing':
    case 'dialling':
    case 'bridging':
    case 'talking':
      return {
        reachability,
        phase: state.phase,
        headline: headlineOf(state.call).slice(0, headlineLimit),
        detail: reasonOf(state.call.brief)?.slice(0, detailLimit) ?? null,
      };
    default:
      return state satisfies never;
  }
}

function headlineOf({ brief, facts }: CallCore): string {
  const { name, company, phone } = brief.prospect;
  const number = phone ?? facts.callerId;
  const who = name ?? facts.displayName ?? (number === null ? 'Unknown caller' : phoneText(number));
  return company === null ? who : `${who} · ${company}`;
}

function reasonOf({ trigger, summary }: HandoffBrief): string | null {
  return trigger.reason ?? trigger.evidence[0]?.quote ?? summary;
}
