import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function outboxHandlers(context: HandlerContext): Pick<Handlers, 'outbox:status'> {
  return { 'outbox:status': () => withWorkspace(context, ({ store }) => ok(store.outbox.status())) };
}
