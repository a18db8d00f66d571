import { fail, ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function practiceHandlers(context: HandlerContext): Pick<Handlers, 'practice:scripts' | 'practice:call'> {
  return {
    'practice:scripts': () => withWorkspace(context, ({ lines }) => ok([...(lines.practice()?.scripts ?? [])])),
    'practice:call': ({ scriptId, skipAhead = false }) =>
      withWorkspace(context, ({ lines }) => {
        const practice = lines.practice();
        if (practice === null) return fail('unsupported', 'Switch to the practice line first.');
        return practice.call(scriptId, skipAhead);
      }),
  };
}
