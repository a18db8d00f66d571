/** Learning and its figures, put together. */
import type { Desk, DeskParts } from '../desk.ts';
import { createInsightDesk, type InsightDesk } from '../insights/insight-desk.ts';
import { createLearner } from './learner.ts';
import { createLearningDesk, type LearningDesk } from './learning-desk.ts';
import { taught } from './taught.ts';

export interface Lessons {
  readonly learning: LearningDesk;
  readonly insights: InsightDesk;
  /** The desk, with every verdict it is told learned from. */
  taught(desk: Desk, failed: (error: unknown) => void): Desk;
  /** Resolves when nothing is being learned. */
  settled(): Promise<void>;
}

export function createLessons({ store, triggers, now }: Pick<DeskParts, 'store' | 'triggers' | 'now'>): Lessons {
  const { weights } = triggers;
  const learner = weights === null ? null : createLearner({ store, weights, now });
  const learning = createLearningDesk({ store, weights, now });
  return {
    learning,
    insights: createInsightDesk({ store, learning, weights, now }),
    taught: (desk, failed) => (learner === null ? desk : taught(desk, learner, failed)),
    settled: async () => await learner?.settled(),
  };
}
