/** Made-up calls with the wish for a person known at every caller turn: what the heads over the dialogue state learn from. */
import type { StateHeadName } from '../../../src-main/desk/triggers/heads.ts';
import { asrNoise } from '../noise.ts';
import type { Random } from '../random.ts';
import { type AiAct, aiActs, aiLists } from './ai-acts.ts';
import { type CallerAct, callerActs, callerLists } from './caller-acts.ts';
import { expand } from './expand.ts';

export type Wish = Readonly<Partial<Record<StateHeadName, number>>>;

export interface MadeTurn {
  readonly role: 'ai' | 'caller';
  readonly text: string;
  /** Wanted probability per head, 0 where not named; null on the AI's turns. */
  readonly wish: Wish | null;
}

/** Which half of the templates may be used: heads must not learn from acts the act models know by heart. */
export type Half = 0 | 1 | 'both';

const asks = ['ask-price', 'ask-tech', 'ask-legal', 'ask-scope'] as const;

export function makeDialogue(random: Random, half: Half): MadeTurn[] {
  const turns: MadeTurn[] = [];
  const pick = (templates: readonly string[]): string => {
    const allowed = half === 'both' ? templates : templates.filter((_, at) => at % 2 === half);
    return random.pick(allowed.length > 0 ? allowed : templates);
  };
  const caller = (act: CallerAct): string => expand(pick(callerActs[act]), callerLists, random);
  const says = (text: string, wish: Wish): void => {
    const heard = random.next() < 0.15 ? asrNoise(text, random, 0.15) : text;
    turns.push({ role: 'caller', text: heard, wish });
  };
  const say = (act: CallerAct, wish: Wish = {}): void => says(caller(act), wish);
  const ai = (act: AiAct): void => {
    turns.push({ role: 'ai', text: expand(pick(aiActs[act]), aiLists, random), wish: null });
  };
  const chance = (share: number): boolean => random.next() < share;
  const times = (low: number, high: number): number => low + Math.floor(random.next() * (high - low + 1));
  const tell = (count: number): void => {
    for (let at = 0; at < count; at++) {
      if (chance(0.85)) ai('discover');
      const act = random.pick(['need', 'need', 'commit'] as const);
      say(act, act === 'commit' && at > 1 ? { 'high-interest': 0.2 } : {});
      if (chance(0.2)) {
        ai('answer');
        say('plain');
      }
    }
  };
  const said = (text: string): string =>
    chance(0.35) ? `${caller('reask')} ${text}` : chance(0.2) ? asrNoise(text, random, 0.3) : text;
  const idle = (): void => {
    if (chance(0.8)) say('brush');
    if (chance(0.5)) ai('small');
  };

  ai('small');
  const scenario = random.next();
  if (scenario < 0.14) {
    // Early questions: the AI's job, with a little complexity an important account may raise.
    idle();
    ai(random.pick(['small', 'answer', 'discover'] as const));
    const act = random.pick(asks);
    say(
      act,
      act === 'ask-price' ? { complexity: 0.12, 'high-interest': 0.1 } : { complexity: 0.22, 'high-interest': 0.08 },
    );
    if (chance(0.5)) {
      ai('answer');
      say(random.pick(['plain', ...asks] as const), { complexity: 0.12 });
    }
  } else if (scenario < 0.3) {
    const told = times(1, 5);
    tell(told);
    ai(random.pick(['small', 'answer'] as const));
    const wish = told >= 3 ? 0.97 : told === 2 ? 0.93 : 0.45;
    const act = random.pick(['ask-price', 'ask-price', 'ask-price', 'commit', 'interest'] as const);
    say(act, { 'high-interest': act === 'interest' ? wish * 0.7 : wish });
  } else if (scenario < 0.38) {
    tell(times(1, 4));
    ai(random.pick(['small', 'answer'] as const));
    say(random.pick(['ask-tech', 'ask-scope', 'ask-legal'] as const), { complexity: 0.3, 'high-interest': 0.3 });
    ai('answer');
    say('plain');
  } else if (scenario < 0.52) {
    if (chance(0.8)) tell(times(1, 3));
    else idle();
    const act = random.pick(['ask-tech', 'ask-tech', 'ask-legal', 'ask-scope', 'custom'] as const);
    const question = caller(act);
    says(question, { complexity: act === 'custom' ? 0.5 : 0.25 });
    ai('not-known');
    const between = random.next();
    if (between < 0.5) say('important', { complexity: 0.45 });
    else if (between < 0.75) says(said(question), { complexity: 0.5, loop: 0.15 });
    else say(act, { complexity: 0.55 });
    ai('not-known');
    const repeats = between >= 0.5 && between < 0.75;
    says(said(question), { complexity: 0.95, loop: repeats ? 0.9 : 0.3 });
  } else if (scenario < 0.68) {
    if (chance(0.4)) tell(times(1, 2));
    const question = caller(random.pick([...asks, 'need', 'plain', 'plain'] as const));
    says(question, {});
    const failing = (): void => ai(chance(0.7) ? 'not-heard' : 'not-known');
    failing();
    const end = random.next();
    if (end < 0.25) {
      // One miss, then all is well.
      says(said(question), { loop: 0.05, complexity: 0.05 });
      ai('answer');
      say('plain');
      return turns;
    }
    if (end < 0.4) {
      say(random.pick(['plain', ...asks] as const), {});
      ai('answer');
      return turns;
    }
    says(said(question), { loop: 0.05, complexity: 0.1 });
    failing();
    if (end < 0.5) say('plain', { loop: 0.05 });
    else {
      says(said(question), { loop: 0.97, complexity: 0.3 });
      if (chance(0.5)) {
        failing();
        says(said(question), { loop: 0.98, complexity: 0.3 });
      }
      if (chance(0.5)) {
        ai('answer');
        say('plain');
      }
    }
  } else if (scenario < 0.74) {
    // A hesitation that only answers a question of fact.
    if (chance(0.5)) idle();
    else tell(times(1, 3));
    ai('discover');
    say('hesitate', { sentiment: 0.08 });
    ai(random.pick(['discover', 'answer'] as const));
    say(random.pick(['need', 'plain'] as const));
  } else if (scenario < 0.86) {
    tell(times(1, 3));
    ai('quote-price');
    say('hesitate', { sentiment: 0.2 });
    ai('small');
    if (chance(0.7)) say('hesitate', { sentiment: 0.3 });
    ai('ask-commit');
    say('hesitate', { sentiment: 0.95 });
  } else if (scenario < 0.93) {
    if (chance(0.5)) tell(times(1, 2));
    ai(random.pick(['answer', 'not-known', 'not-heard', 'discover'] as const));
    say('frustrate', { sentiment: 0.6 });
    ai(random.pick(['answer', 'small', 'not-heard'] as const));
    if (chance(0.7)) say('frustrate', { sentiment: 0.95 });
    else say('plain', { sentiment: 0.1 });
  } else {
    tell(times(1, 3));
    ai(random.pick(['ask-commit', 'small', 'answer'] as const));
    say('custom', { complexity: 0.55 });
    ai(random.pick(['small', 'not-known', 'answer'] as const));
    say(random.pick(['ask-legal', 'ask-legal', 'custom', 'ask-price'] as const), {
      complexity: 0.93,
      'high-interest': 0.3,
    });
  }
  return turns;
}
