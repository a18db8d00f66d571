/** What the engine answers to a turn. */
import type { TriggerKind } from '../../contract/brief.ts';

export type FiringKind = Exclude<TriggerKind, 'unknown'>;

export interface Evidence {
  /** Turn in transcript order, from 1. */
  readonly turn: number;
  /** UTF-16 offsets into that turn's text: [start, end). */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface Contribution {
  readonly name: string;
  /** Logits: positive speaks for firing. */
  readonly amount: number;
  readonly turns: readonly number[];
}

export interface Counterfactual {
  /** The turn left out; the words of the evidence in it where it is the turn decided on. */
  readonly withoutTurn: number;
  readonly probability: number;
}

export interface TriggerScores {
  readonly 'explicit-request': number;
  readonly complexity: number;
  readonly sentiment: number;
  readonly 'high-interest': number;
  readonly 'high-value': number;
  readonly loop: number;
}

export interface Decision {
  readonly turn: number;
  /** True on every turn on which a hand-off is called for, also while it goes on being called for. */
  readonly fire: boolean;
  /** True on the first of those turns: act on this one. */
  readonly begins: boolean;
  /** The strongest trigger; on a turn that does not fire, the nearest to it. Null on the AI's turns. */
  readonly trigger: FiringKind | null;
  /** 0..1, of that trigger. */
  readonly probability: number;
  readonly scores: TriggerScores;
  /** Tone of the caller's words by themselves, 0..1 each. */
  readonly tone: { readonly frustration: number; readonly hesitation: number; readonly interest: number };
  /** Empty where nothing fires. */
  readonly evidence: readonly Evidence[];
  /** The five largest. */
  readonly contributions: readonly Contribution[];
  readonly counterfactual: Counterfactual | null;
  readonly weightsVersion: string;
}
