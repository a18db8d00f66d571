import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function availabilityHandlers(context: HandlerContext): Pick<Handlers, 'availability:get' | 'availability:set'> {
  return {
    'availability:get': () => withWorkspace(context, ({ availability }) => ok(availability.current())),
    'availability:set': ({ state, lasting }) =>
      withWorkspace(context, ({ availability }) => ok(availability.choose(state, lasting))),
  };
}
