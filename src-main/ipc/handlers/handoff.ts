import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function handoffHandlers(
  context: HandlerContext,
): Pick<Handlers, 'handoff:begin' | 'handoff:record' | 'handoff:accept' | 'handoff:note'> {
  return {
    'handoff:begin': (facts) => withWorkspace(context, ({ intake }) => ok(intake.begin(facts))),
    'handoff:record': ({ handoffId, event, afterMs }) =>
      withWorkspace(context, ({ intake }) => {
        intake.record(handoffId, event, afterMs);
        if (event.type === 'ended') context.callEnded();
        return ok({});
      }),
    'handoff:accept': ({ handoffId }) => withWorkspace(context, ({ intake }) => intake.accept(handoffId)),
    'handoff:note': ({ handoffId, text }) =>
      withWorkspace(context, ({ store }) => {
        store.handoffs.setNote(handoffId, text);
        return ok({});
      }),
  };
}
