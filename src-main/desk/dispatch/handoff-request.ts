/** What a conversation needs of a rep, and when its prospect may be called: from what the platform said of it. */
import { readTimeZone } from '../../brief/time-zone.ts';
import type { ConversationInput } from '../conversations/conversation.ts';
import { type ProspectHours, prospectHours } from '../hours/prospect-hours.ts';
import { accountValue } from '../triggers/value.ts';
import type { HandoffRequest } from './dispatch-event.ts';

/** From this worth on an account is served first where the platform does not say. */
const vipWorth = 0.75;

export function hoursOf({ prospect, consent }: ConversationInput): ProspectHours {
  return prospectHours({
    phone: prospect.phone ?? null,
    timeZone: prospect.timeZone === undefined ? null : readTimeZone(prospect.timeZone),
    state: prospect.state ?? null,
    callingWindow: consent?.callingWindow ?? null,
  });
}

export function requestOf(id: string, input: ConversationInput): HandoffRequest {
  const { routing = {}, crm = {} } = input;
  return {
    id,
    skills: routing.skills ?? [],
    language: routing.language ?? 'en',
    ownerId: routing.owner ?? null,
    vip: routing.vip ?? accountValue(crm).worth >= vipWorth,
    prospectHours: input.direction === 'inbound' ? [] : [...hoursOf(input).hours],
  };
}
