/**
 * The part of a practice call before the phone rings: the AI and the prospect talk, the desk listens, and when its
 * triggers fire it says whom to call. Nothing in a script says when that is.
 *
 * What was said up to the last few turns is told at once, as if the rep had come late; the rest at the pace of a call
 * played a little fast, so that the rep sees the transcript grow.
 */
import { fail, ok, type Result } from '../contract/result.ts';
import type { AnswerReply } from '../desk/http/routes/answer-reply.ts';
import type { PracticePlatform } from './platform.ts';
import type { PracticeScript, ScriptedTurn } from './scripts/script.ts';

export interface RehearsalOptions {
  readonly platform: PracticePlatform;
  readonly now: () => Date;
  /** False: every turn is told at once. */
  readonly live: boolean;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface Rehearsed {
  readonly conversationId: string;
  readonly answer: Extract<AnswerReply, { kind: 'transfer' }>;
  /** The turns that are left: said while the phone rings. */
  readonly rest: readonly (ScriptedTurn & { readonly turn: number })[];
}

/** Turns the rep sees come in. */
const liveTurns = 6;
/** Reading speed of a turn played fast, and its bounds, ms. */
const pace = { perCharacter: 14, least: 600, most: 1_600 };
/** How long the AI keeps the prospect while the desk looks for the rep, ms. */
const patienceMs = 15_000;

export async function rehearse(script: PracticeScript, options: RehearsalOptions): Promise<Result<Rehearsed>> {
  const { platform, now, live, sleep } = options;
  const turns = script.told.conversation.map((turn, index) => ({ ...turn, turn: index + 1 }));
  const first = live ? Math.max(0, turns.length - liveTurns) : 0;
  const startedAt = new Date(now().getTime() - (turns[first]?.atSeconds ?? 0) * 1_000);
  const begun = await platform.begin(script.told, startedAt);
  if (!begun.ok) return begun;
  const conversationId = begun.value;
  for (const [index, turn] of turns.entries()) {
    if (live && index >= first) await sleep(paceOf(turn.text));
    const heard = await platform.tell(conversationId, [turn]);
    if (!heard.ok) return heard;
    if (heard.value === null) continue;
    const answer = await untilTransfer(platform, conversationId, heard.value, options);
    return answer.ok ? ok({ conversationId, answer: answer.value, rest: turns.slice(index + 1) }) : answer;
  }
  await platform.cancel(conversationId);
  return fail('rejected', 'The AI needed nobody in this conversation, so it did not hand over.');
}

async function untilTransfer(
  platform: PracticePlatform,
  conversationId: string,
  first: AnswerReply,
  { now, sleep }: Pick<RehearsalOptions, 'now' | 'sleep'>,
): Promise<Result<Rehearsed['answer']>> {
  const giveUpAt = now().getTime() + patienceMs;
  let answer = first;
  while (answer.kind === 'wait' && now().getTime() < giveUpAt) {
    await sleep(Math.min(1_000, answer.askAgainSeconds * 1_000));
    const asked = await platform.ask(conversationId);
    if (!asked.ok) return asked;
    answer = asked.value;
  }
  if (answer.kind === 'transfer') return ok(answer);
  await platform.cancel(conversationId);
  return fail('rejected', 'The desk found you busy, away or not signed in. Set yourself available, then try again.');
}

function paceOf(text: string): number {
  return Math.min(pace.most, Math.max(pace.least, text.length * pace.perCharacter));
}
