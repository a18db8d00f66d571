import { fail, ok } from '../../contract/result.ts';
import { keptSince } from '../../handoff/retention-keeper.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function privacyHandlers(
  context: HandlerContext,
): Pick<Handlers, 'history:older' | 'history:prospect' | 'history:forget'> {
  return {
    'history:older': ({ days }) =>
      withWorkspace(context, ({ store }) => ok({ handoffs: store.retention.olderThan(keptSince(days, new Date())) })),
    'history:prospect': ({ handoffId }) =>
      withWorkspace(context, ({ store }) => ok(store.retention.prospectOf(handoffId))),
    'history:forget': ({ handoffId }) =>
      withWorkspace(context, ({ store }) => {
        const handoffs = store.retention.forgetProspect(handoffId);
        if (handoffs === null) return fail('rejected', 'A call with them is on. Hang up first, then delete.');
        context.log.write('info', 'prospect-deleted', { handoffs });
        return ok({ handoffs });
      }),
  };
}
