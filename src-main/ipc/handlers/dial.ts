import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function dialHandlers(context: HandlerContext): Pick<Handlers, 'dial:check' | 'dial:begin'> {
  return {
    'dial:check': (request) => withWorkspace(context, async ({ dialling }) => (await dialling()).check(request)),
    'dial:begin': (request) => withWorkspace(context, async ({ dialling }) => (await dialling()).begin(request)),
  };
}
