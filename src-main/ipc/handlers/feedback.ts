import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function feedbackHandlers(context: HandlerContext): Pick<Handlers, 'feedback:draft' | 'feedback:submit'> {
  return {
    'feedback:draft': ({ handoffId, draft }) =>
      withWorkspace(context, ({ store }) => {
        store.feedback.saveDraft(handoffId, draft);
        return ok({});
      }),
    'feedback:submit': ({ handoffId, draft }) =>
      withWorkspace(context, ({ store, drain }) => {
        const submitted = store.feedback.submit(handoffId, draft);
        drain.kick();
        return ok(submitted);
      }),
  };
}
