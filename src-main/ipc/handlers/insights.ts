import { fail, ok, type Result } from '../../contract/result.ts';
import type { DeskResult } from '../../sync/desk-failure.ts';
import type { LearningClient } from '../../sync/learning-client.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

type InsightRequests = 'insights:get' | 'insights:handoff' | 'insights:decide' | 'insights:undo' | 'audit:get';

/** Everything here is the desk's: nothing is kept on this machine, and without a desk there is nothing to show. */
export function insightsHandlers(context: HandlerContext): Pick<Handlers, InsightRequests> {
  const ask = <T>(question: (learning: LearningClient) => Promise<DeskResult<T>>): Promise<Result<T>> =>
    withWorkspace(context, async ({ lines }) => {
      const desk = lines.desk(lines.inUse());
      return desk === null
        ? fail('unsupported', 'No desk is set up. Enter its address in Settings.')
        : question(desk.learning);
    });
  const done = async (answer: Promise<Result<unknown>>) => {
    const result = await answer;
    return result.ok ? ok({}) : result;
  };

  return {
    'insights:get': (period) => ask((learning) => learning.insights(period)),
    'insights:handoff': ({ handoffId }) => ask((learning) => learning.handoff(handoffId)),
    'insights:decide': ({ suggestionId, decision }) => done(ask((learning) => learning.decide(suggestionId, decision))),
    'insights:undo': () => done(ask((learning) => learning.undo())),
    'audit:get': (period) => ask((learning) => learning.audit(period)),
  };
}
