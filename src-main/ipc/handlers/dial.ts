import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function dialHandlers(context: HandlerContext): Pick<Handlers, 'dial:check' | 'dial:begin' | 'transfer:check'> {
  return {
    'dial:check': (request) => withWorkspace(context, async ({ dialling }) => (await dialling()).check(request)),
    'transfer:check': ({ input, askedBy }) =>
      withWorkspace(context, async ({ dialling }) => (await dialling()).transferTo(input, askedBy === 'far-end')),
    'dial:begin': (request) => withWorkspace(context, async ({ dialling }) => (await dialling()).begin(request)),
  };
}
