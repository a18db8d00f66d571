import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import type { HandlerContext } from './context.ts';

export function presenceHandlers({ presence }: HandlerContext): Pick<Handlers, 'presence:report'> {
  return {
    'presence:report': (reported) => {
      presence(reported);
      return ok({});
    },
  };
}
