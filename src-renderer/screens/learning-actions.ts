/** What the Insights pages ask of the desk. */
import { t, told } from '../../src-main/contract/i18n/translate.ts';
import type { Audit, HandoffInsight, Insights, Period, Suggestion } from '../../src-main/contract/insights.ts';
import type { Loaded } from '../store/app-store.ts';
import { type Ask, loadedOf } from './ask.ts';
import { triggerLabel } from './text/labels.ts';
import { probability } from './text/numbers.ts';

export interface LearningActions {
  insights(period: Period): Promise<Loaded<Insights>>;
  handoffInsight(handoffId: string): Promise<Loaded<HandoffInsight>>;
  audit(period: Period): Promise<Loaded<Audit>>;
  /** True when the desk has taken the decision. */
  decide(suggestion: Suggestion, decision: 'accept' | 'reject'): Promise<boolean>;
  undoLearning(): Promise<boolean>;
}

export interface LearningWords {
  say(text: string): void;
  warn(id: string, message: string): void;
  dismissWarning(id: string): void;
}

const warning = 'learning';

export function createLearningActions(ask: Ask, { say, warn, dismissWarning }: LearningWords): LearningActions {
  return {
    insights: async (period) => loadedOf(await ask('insights:get', period)),
    handoffInsight: async (handoffId) => loadedOf(await ask('insights:handoff', { handoffId })),
    audit: async (period) => loadedOf(await ask('audit:get', period)),
    async decide({ id, trigger, from, to }, decision) {
      const result = await ask('insights:decide', { suggestionId: id, decision });
      if (!result.ok) {
        warn(warning, t('The suggestion stands undecided. {message}', { message: told(result.error.message) }));
        return false;
      }
      dismissWarning(warning);
      const name = triggerLabel[trigger];
      say(
        decision === 'accept'
          ? t('Accepted. “{name}” now fires from {to}. U takes it back.', { name, to: probability(to) })
          : t('Rejected. “{name}” still fires from {from}.', { name, from: probability(from) }),
      );
      return true;
    },
    async undoLearning() {
      const result = await ask('insights:undo', {});
      if (!result.ok) {
        warn(warning, t('Nothing was taken back. {message}', { message: told(result.error.message) }));
        return false;
      }
      dismissWarning(warning);
      say(t('Taken back. The version before it holds again.'));
      return true;
    },
  };
}
