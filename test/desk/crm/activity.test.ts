import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src-main/desk/conversations/conversation.ts';
import { activityOf, type HandoffResult } from '../../../src-main/desk/crm/activity.ts';
import { withCrmFacts } from '../../../src-main/desk/crm/crm-facts.ts';
import type { Handoff } from '../../../src-main/desk/handoffs/handoff.ts';

const at = new Date('2026-03-02T15:10:00Z');
const conversation: Conversation = {
  teamId: 'acme',
  id: 'c-1',
  input: { prospect: { phone: '+13035550142' }, campaign: 'Spring' },
  startedAt: at,
  createdAt: at,
};
const handoff: Handoff = {
  teamId: 'acme',
  id: '4b0e6c1e-6b7b-4b6e-9f3e-1c9b0f6a2d10',
  conversationId: 'c-1',
  state: 'ended',
  fence: 1,
  holder: 'ana',
  queue: null,
  trigger: { kind: 'high-interest', probability: 0.9, reason: 'Ready for the next step', evidence: [] },
  claims: {},
  createdAt: at,
  endedAt: at,
};
const result: HandoffResult = {
  outcome: { kind: 'connected' },
  talkSeconds: 61.4,
  disposition: 'opportunity',
  note: 'Send the plan.\u0007',
  endedAt: at,
};

describe('the activity of a handoff', () => {
  it('says what came of it, why it was handed over, and what the rep noted', () => {
    expect(activityOf(conversation, handoff, result)).toEqual({
      handoffId: handoff.id,
      prospect: { phone: '+13035550142', email: null },
      at: '2026-03-02T15:10:00.000Z',
      subject: 'Warm transfer: Opportunity (4b0e6c1e)',
      body: 'Outcome: Opportunity\nTalk time: 61 s\nWhy the AI handed over: high interest (Ready for the next step)\nCampaign: Spring\n\nSend the plan.',
      disposition: 'opportunity',
      trigger: 'high-interest',
      durationSeconds: 61,
    });
  });

  it('names the outcome while there is no verdict, and is none for a prospect nobody can find', () => {
    const left = { ...result, outcome: { kind: 'caller-left-before-bridge' as const }, disposition: null };
    expect(activityOf(conversation, handoff, left)?.subject).toBe(
      'Warm transfer: Caller left before the bridge (4b0e6c1e)',
    );
    expect(activityOf({ ...conversation, input: { prospect: { name: 'Dana' } } }, handoff, result)).toBeNull();
  });
});

describe('what a CRM found', () => {
  it('stands behind what the platform told, once, the latest of the history first', () => {
    const told = [{ text: 'tier: gold', source: { kind: 'crm' as const } }];
    const finding = {
      fields: { tier: 'gold', seats: '400' },
      history: [{ text: 'Note: asked for prices', at: '2026-02-20T15:30:00Z' }],
    };
    expect(withCrmFacts(told, finding).map(({ text }) => text)).toEqual([
      'tier: gold',
      'seats: 400',
      '2026-02-20: Note: asked for prices',
    ]);
  });
});
