/** What the conversation has come to, turn by turn. A state is never changed: observing a turn makes the next one. */
import type { ConceptName } from './concept-list.ts';
import { conceptNames } from './concepts.ts';
import type { AiReading, CallerReading } from './reading.ts';
import { similarity, type Uttered, uttered } from './similarity.ts';

/** A turn that said something, and how surely (0..1). */
export interface Mark {
  readonly turn: number;
  readonly strength: number;
}

export interface Past extends Uttered {
  readonly turn: number;
}

export interface DialogueState {
  /** Turns seen so far, both sides; turns count from 1. */
  readonly turn: number;
  readonly callerTurns: number;
  /** The AI's turn before the caller's, null at the start; consecutive AI turns are taken together, the latest leading. */
  readonly ai: (AiReading & { readonly turn: number }) | null;
  /** Turns in a row in which the AI did not hear or did not know. */
  readonly fallbacks: readonly number[];
  readonly notHeard: number;
  readonly notKnown: readonly number[];
  readonly needs: readonly Mark[];
  readonly commits: readonly Mark[];
  readonly customs: readonly Mark[];
  readonly importants: readonly Mark[];
  readonly hesitations: readonly Mark[];
  readonly frustrations: readonly Mark[];
  readonly interests: readonly Mark[];
  readonly brushes: readonly Mark[];
  /** AI turns that asked for a commitment or named a price. */
  readonly pushes: readonly Mark[];
  readonly past: readonly Past[];
  /** Caller turns in a row that ask again what was asked before. */
  readonly reasks: readonly number[];
  /** Running mood, -1 bad … 1 good, and what it was a few turns ago. */
  readonly mood: number;
  readonly moods: readonly number[];
  /** How much the latest caller turn repeats an earlier one, 0..1, and which. */
  readonly repeat: Mark;
  /** What the caller has spoken of up to now, fading turn by turn, and where last. */
  readonly spoken: Readonly<Partial<Record<ConceptName, Mark>>>;
  /** The same before the latest caller turn. */
  readonly spokenBefore: Readonly<Partial<Record<ConceptName, Mark>>>;
  /** What the AI has said, and how much its latest turn says one of them again. */
  readonly aiPast: readonly Past[];
  readonly aiEcho: Mark;
  /** AI turns that could not say, fading. */
  readonly denied: Mark;
}

export const emptyDialogue: DialogueState = {
  turn: 0,
  callerTurns: 0,
  ai: null,
  fallbacks: [],
  notHeard: 0,
  notKnown: [],
  needs: [],
  commits: [],
  customs: [],
  importants: [],
  hesitations: [],
  frustrations: [],
  interests: [],
  brushes: [],
  pushes: [],
  past: [],
  reasks: [],
  mood: 0,
  moods: [],
  repeat: { turn: 0, strength: 0 },
  spoken: {},
  spokenBefore: {},
  aiPast: [],
  aiEcho: { turn: 0, strength: 0 },
  denied: { turn: 0, strength: 0 },
};

/** An act counts as done from here on. */
const sure = 0.5;
const remembered = 24;
const sameQuestion = 0.5;

function marked(marks: readonly Mark[], turn: number, strength: number): readonly Mark[] {
  return strength < sure ? marks : [...marks, { turn, strength }].slice(-remembered);
}

export function afterAi(state: DialogueState, reading: AiReading): DialogueState {
  const turn = state.turn + 1;
  const { acts } = reading;
  const heard = acts['not-heard'] >= sure;
  const known = acts['not-known'] >= sure;
  const push = Math.max(acts['ask-commit'], acts['quote-price']);
  return {
    ...state,
    turn,
    ai: { ...reading, turn },
    fallbacks: heard || known ? [...state.fallbacks, turn].slice(-remembered) : [],
    notHeard: heard ? state.notHeard + 1 : known ? state.notHeard : 0,
    notKnown: known ? [...state.notKnown, turn].slice(-remembered) : state.notKnown,
    pushes: marked(state.pushes, turn, push),
    ...echo(state, reading, turn),
    denied: stronger(state.denied, { turn, strength: Math.max(reading.concepts.denies, acts['not-known']) }, 0.75),
  };
}

/** An AI that says the same again has nothing more to give. */
function echo(state: DialogueState, reading: AiReading, turn: number): Pick<DialogueState, 'aiPast' | 'aiEcho'> {
  const now = { ...uttered(reading.tokens, reading.vector), turn };
  let aiEcho: Mark = { turn: 0, strength: 0 };
  for (const earlier of state.aiPast) {
    const strength = similarity(now, earlier);
    if (strength > aiEcho.strength) aiEcho = { turn: earlier.turn, strength };
  }
  return { aiPast: [...state.aiPast, now].slice(-remembered), aiEcho };
}

/** What was is worth less with every turn; what is now counts as it is. */
function stronger(before: Mark, now: Mark, fading: number): Mark {
  const kept = before.strength * fading;
  return now.strength >= kept ? now : { turn: before.turn, strength: kept };
}

const fading = 0.8;

function nowSpoken(state: DialogueState, reading: CallerReading, turn: number): DialogueState['spoken'] {
  const next: Partial<Record<ConceptName, Mark>> = {};
  for (const name of conceptNames) {
    const before = state.spoken[name] ?? { turn: 0, strength: 0 };
    next[name] = stronger(before, { turn, strength: reading.concepts[name] }, fading);
  }
  return next;
}

export function afterCaller(state: DialogueState, reading: CallerReading): DialogueState {
  const turn = state.turn + 1;
  const { acts, emotions } = reading;
  const now = { ...uttered(reading.tokens, reading.vector), turn };
  let repeat: Mark = { turn: 0, strength: 0 };
  for (const earlier of state.past) {
    const strength = similarity(now, earlier);
    if (strength > repeat.strength) repeat = { turn: earlier.turn, strength };
  }
  const again =
    repeat.strength >= sameQuestion || (acts.reask >= 0.7 && state.fallbacks.length > 0 && reading.assent <= 0);
  const feeling =
    Math.max(acts.interest, emotions.interest * 0.5) -
    Math.max(acts.frustrate, acts.hesitate * 0.7, emotions.frustration * 0.6);
  const mood = state.mood * 0.6 + feeling * 0.4;
  return {
    ...state,
    turn,
    callerTurns: state.callerTurns + 1,
    needs: marked(state.needs, turn, acts.need),
    commits: marked(state.commits, turn, acts.commit),
    customs: marked(state.customs, turn, acts.custom),
    importants: marked(state.importants, turn, acts.important),
    hesitations: marked(state.hesitations, turn, acts.hesitate),
    frustrations: marked(
      state.frustrations,
      turn,
      Math.max(acts.frustrate, emotions.frustration > 0.6 ? emotions.frustration : 0),
    ),
    interests: marked(state.interests, turn, acts.interest),
    brushes: marked(state.brushes, turn, acts.brush),
    past: [...state.past, now].slice(-remembered),
    reasks: again ? [...state.reasks, turn] : [],
    mood,
    moods: [...state.moods, mood].slice(-4),
    repeat,
    spoken: nowSpoken(state, reading, turn),
    spokenBefore: state.spoken,
  };
}
