/** What any platform tells the desk, once its own form is read. */
import { z } from 'zod';
import type { JsonRecord, JsonValue } from '../../brief/json-intake.ts';
import { readTranscript } from '../../brief/read-transcript.ts';
import { briefLimits, emptyBrief } from '../../contract/brief.ts';
import type { ConversationInput } from '../conversations/conversation.ts';
import type { HandoffInput } from '../handoffs/handoff.ts';
import type { ToldTurn } from './told-turns.ts';

/** The call at the platform: begun at the desk when it is first heard of. */
export interface ToldCall {
  /** The platform's own id. */
  readonly id: string;
  readonly input: ConversationInput;
}

export type CallEvent =
  /** The conversation as far as it has come. `asks`: how an open handoff stands is told too, also without new turns. */
  | {
      readonly kind: 'transcript';
      readonly call: ToldCall;
      readonly told: readonly ToldTurn[];
      readonly asks?: boolean;
    }
  /** One final turn by itself. */
  | { readonly kind: 'turn'; readonly call: ToldCall; readonly told: ToldTurn }
  /** The AI wants to hand over, or asks how it stands. `aiLeft`: it speaks to the prospect no more. */
  | {
      readonly kind: 'handoff';
      readonly call: ToldCall;
      readonly told: readonly ToldTurn[];
      readonly handoff: HandoffInput;
      readonly aiLeft?: boolean;
    }
  /** The prospect chose a time. `slot`: ms since the epoch. */
  | { readonly kind: 'callback'; readonly call: ToldCall; readonly slot: number }
  /** The rep was dialled in vain; the prospect is still with the AI. */
  | { readonly kind: 'missed'; readonly call: ToldCall }
  /** The AI call is over. `handedOver`: because it was transferred, so the prospect is still there. */
  | {
      readonly kind: 'ended';
      readonly call: ToldCall;
      readonly told: readonly ToldTurn[];
      readonly handedOver: boolean;
      readonly claims: HandoffInput['claims'];
    }
  /** Nothing the desk needs to know. */
  | { readonly kind: 'nothing' };

export const callIdSchema = z.string().min(1).max(200);

/** An object of the platform's users' own making. The body reader has let only JSON through. */
export const jsonRecordSchema = z.record(z.string(), z.unknown()).transform((fields) => fields as JsonRecord);
export const jsonListSchema = z.array(z.unknown()).transform((items) => items as JsonValue[]);

/** The final turns of AI and prospect, whatever the list is made of; system, tool and rep lines are left out. */
export function toldTurns(transcript: JsonValue): ToldTurn[] {
  return readTranscript(transcript, emptyBrief('platform')).flatMap(({ speaker, text, atSeconds }) =>
    speaker === 'rep' ? [] : [{ speaker, text: text.slice(0, briefLimits.text), atSeconds }],
  );
}

/** An instant the platform was offered as a callback slot and gives back; NaN is refused as a slot nobody offered. */
export function slotOf(value: JsonValue | undefined): number {
  return typeof value === 'string' ? Date.parse(value.slice(0, 40)) : Number.NaN;
}
