/** Verdicts as learning takes them, made up. */
import type { LearningEvent } from '../../../src-main/desk/learning/event.ts';

/** A call in which the kind spoke up on its last turn, with this logit; `better`: index of the right turn. */
export function verdictOf(
  kind: LearningEvent['kind'],
  verdict: LearningEvent['verdict'],
  changes: {
    readonly logits?: readonly number[];
    readonly better?: number;
    readonly inputs?: Record<string, number>;
  } = {},
): LearningEvent {
  const trace = [...(changes.logits ?? [-4, -4, 1.2])];
  const at = verdict === 'too-late' ? (changes.better ?? trace.length - 2) : trace.length - 1;
  const label = verdict === 'too-early' ? 0 : 1;
  return { kind, verdict, label, turn: at * 2 + 2, trace, at, inputs: changes.inputs ?? {}, weights: 'w' };
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
