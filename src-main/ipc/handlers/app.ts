import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import type { HandlerContext } from './context.ts';

export function appHandlers({ info }: HandlerContext): Pick<Handlers, 'app:info'> {
  return { 'app:info': () => ok({ ...info }) };
}
