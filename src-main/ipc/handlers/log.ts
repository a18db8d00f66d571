import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import type { HandlerContext } from './context.ts';

export function logHandlers({ log }: HandlerContext): Pick<Handlers, 'log:write'> {
  return {
    'log:write': ({ level, event, fields }) => {
      log.write(level, event, { ...fields, process: 'renderer' });
      return ok({});
    },
  };
}
