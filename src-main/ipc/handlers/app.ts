import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import type { HandlerContext } from './context.ts';

export function appHandlers({ info, left }: HandlerContext): Pick<Handlers, 'app:info' | 'app:left'> {
  return {
    'app:info': () => ok({ ...info }),
    'app:left': () => {
      left();
      return ok({});
    },
  };
}
