/** A desk over real HTTP whose dispatching says what a test wants it to say: for what adapters make of it. */
import type { Caller } from '../../../src-main/desk/desk.ts';
import type { HandoffAnswer } from '../../../src-main/desk/dispatch/handoff-answer.ts';
import type { HandoffInput } from '../../../src-main/desk/handoffs/handoff.ts';
import { createCallBook, type PlatformName } from '../../../src-main/desk/platforms/call-book.ts';
import type { HandoffDesk } from '../../../src-main/desk/platforms/platform-desk.ts';
import type { PlatformSettings } from '../../../src-main/desk/platforms/settings.ts';
import { type DeskResult, done, type Problem, refuse } from '../../../src-main/desk/problem.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { startTestDesk } from '../http/desk-app.ts';
import { recordOf } from '../store/dispatch-steps.ts';

const handoffId = '8d0f5c1e-0c2f-4f5e-9a51-5f4f0d0e7b11';
const monday = Date.parse('2026-03-02T20:00:00Z');

/** The four answers, and that a rep has the call. */
export const answers = {
  transfer: {
    ...{ kind: 'transfer', handoffId, rep: { id: 'ana', name: 'Ana' }, to: 'sip:ana@example.com' },
    headers: { 'X-Baton-Handoff': `${handoffId}.n0nce.m4c` },
    expiresAt: new Date('2026-03-02T15:05:00Z'),
    say: 'I have Ana here, I am connecting you now.',
  },
  wait: {
    ...{ kind: 'wait', handoffId, position: 2, expectedSeconds: 80.4, lowSeconds: 40, highSeconds: 110 },
    askAgainSeconds: 10,
    say: 'There is one person ahead of you, and it should take a minute or two.',
  },
  callback: {
    ...{ kind: 'callback', handoffId, why: 'too-long', slots: [monday, monday + 3_600_000, monday + 7_200_000] },
    zone: 'America/New_York',
    say: 'All my colleagues are in other conversations. May someone call you back today at 3 PM, or today at 4 PM?',
  },
  taken: { kind: 'taken', handoffId },
  over: { kind: 'over', handoffId },
} as const satisfies Record<HandoffAnswer['kind'], HandoffAnswer>;

/** What dispatching was asked, in order. */
export interface Script {
  answer: HandoffAnswer;
  /** Set: every question is refused with this. */
  problem: Problem | null;
  readonly asked: {
    readonly what: string;
    readonly team: string;
    readonly input?: HandoffInput;
    readonly slot?: number;
  }[];
}

/** What AI and prospect say in every fixture. */
export const told = [
  'ai: Hi Dana, this is Robin.',
  'prospect: We need 400 seats by May.',
  'prospect: Can I talk to a person?',
];

export async function startScriptedDesk(platforms: PlatformSettings = {}) {
  const script: Script = { answer: answers.transfer, problem: null, asked: [] };
  const desk = await startTestDesk({ parts: (store) => ({ platforms, handoffs: scripted(store, script) }) });
  const key = await desk.key('acme', 'platform', 'robin');
  const book = createCallBook(desk.store, () => desk.clock.now);
  return {
    desk,
    script,
    key,
    reset() {
      Object.assign(script, { answer: answers.transfer, problem: null });
      script.asked.length = 0;
    },
    post: (path: string, body: unknown, as = key, headers = {}) =>
      desk.ask(as, `POST /v1/platforms/${path}`, body, headers),
    /** The conversation of a platform's call, as the desk holds it. */
    async heard(platform: PlatformName, id: string, team = 'acme') {
      const conversation = await book.conversationOf(team, platform, { id, input: { prospect: {} } });
      const turns = await desk.store.conversations.turns(team, conversation.id);
      const handoff = await desk.store.handoffs.ofConversation(team, conversation.id);
      return { input: conversation.input, handoff, lines: turns.map(({ speaker, text }) => `${speaker}: ${text}`) };
    },
  };
}
export type ScriptedDesk = Awaited<ReturnType<typeof startScriptedDesk>>;

/** The same call under another id: tests share a desk. */
export function another<T extends object>(body: T, from: string, to: string): T {
  return JSON.parse(JSON.stringify(body).replaceAll(from, to));
}

/** A handoff of a conversation, as dispatching opens it. */
export async function openHandoff(store: DeskStore, teamId: string, id: string, conversationId: string): Promise<void> {
  const at = new Date('2026-03-02T15:00:00Z');
  const { request } = recordOf(id, 0);
  const entry = { kind: 'requested', repId: '', body: {}, at, current: true };
  await store.handoffs.open({ teamId, id, conversationId, trigger: null, claims: null, request, entry, at });
}

function scripted(store: DeskStore, script: Script): HandoffDesk {
  function noted<T>({ teamId }: Caller, what: string, value: T, more: object = {}): DeskResult<T> {
    script.asked.push({ what, team: teamId, ...more });
    return script.problem === null ? done(value) : { ok: false, problem: script.problem };
  }
  return {
    async hear(caller, id, turns) {
      const told = turns.map((turn) => ({ ...turn, atSeconds: turn.atSeconds ?? null }));
      const added = await store.conversations.addTurns(caller.teamId, id, told);
      if (added.kind === 'contradiction') return refuse('unprocessable', 'Known with other words.');
      const wanted = turns.some(({ speaker, text }) => speaker === 'prospect' && text.includes('person'));
      if (wanted) await openHandoff(store, caller.teamId, handoffId + id, id);
      return noted(caller, 'hear', wanted ? script.answer : null);
    },
    offer: async (caller, _id, input) => noted(caller, 'offer', script.answer, { input }),
    async book(caller, _id, slot) {
      const offered: readonly number[] = answers.callback.slots;
      if (!offered.includes(slot)) return refuse('unprocessable', 'The slot was not offered.');
      return noted(caller, 'book', { startsAt: slot, zone: answers.callback.zone }, { slot });
    },
    missed: async (caller) => noted(caller, 'missed', undefined),
    aiLeft: async (caller) => noted(caller, 'ai-left', undefined),
    left: async (caller) => noted(caller, 'left', undefined),
  };
}
