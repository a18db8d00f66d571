/** A brief from turns alone, or with what a platform claims. */
import type { HandoffBrief, Trigger } from '../../../src-main/contract/brief.ts';
import type { ConversationInput, ConversationTurn } from '../../../src-main/desk/conversations/conversation.ts';
import { compileBrief } from '../../../src-main/desk/handoffs/compile-brief.ts';
import type { Claims } from '../../../src-main/desk/handoffs/handoff.ts';

export interface Told {
  readonly input?: ConversationInput;
  readonly claims?: Claims;
  readonly trigger?: Partial<Trigger>;
}

export function briefOf(turns: readonly ConversationTurn[], { input, claims, trigger }: Told = {}): HandoffBrief {
  const at = new Date('2026-03-02T15:00:00Z');
  return compileBrief(
    { teamId: 'acme', id: 'c-1', input: input ?? { prospect: {} }, startedAt: at, createdAt: at },
    turns,
    {
      teamId: 'acme',
      id: 'h-1',
      conversationId: 'c-1',
      state: 'offered',
      fence: 1,
      holder: null,
      queue: null,
      trigger: { kind: 'unknown', probability: null, reason: null, evidence: [], ...trigger },
      claims: claims ?? {},
      createdAt: at,
      endedAt: null,
    },
  );
}
