import { fail, ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function historyHandlers(
  context: HandlerContext,
): Pick<Handlers, 'history:list' | 'history:campaigns' | 'history:get'> {
  return {
    'history:list': (query) => withWorkspace(context, ({ store }) => ok(store.handoffs.list(query))),
    'history:campaigns': () => withWorkspace(context, ({ store }) => ok(store.handoffs.campaigns())),
    'history:get': ({ handoffId }) =>
      withWorkspace(context, ({ store }) => {
        const detail = store.handoffs.detail(handoffId);
        return detail === null ? fail('not-found', 'This handoff is no longer stored on this machine.') : ok(detail);
      }),
  };
}
