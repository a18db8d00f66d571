import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import type { HandlerContext } from './context.ts';

export function globalKeyHandlers({ globalKeys }: HandlerContext): Pick<Handlers, 'global-keys:get'> {
  return { 'global-keys:get': () => ok(globalKeys()) };
}
