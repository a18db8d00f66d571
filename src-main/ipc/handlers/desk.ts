import { fail, ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

type DeskRequests =
  | 'desk:state'
  | 'desk:check'
  | 'desk:brief'
  | 'callback:accept'
  | 'callback:decline'
  | 'callback:result';

export function deskHandlers(context: HandlerContext): Pick<Handlers, DeskRequests> {
  return {
    'desk:state': () => withWorkspace(context, ({ desk }) => ok(desk.state())),
    'desk:check': () =>
      withWorkspace(context, async ({ lines }) => {
        const client = lines.desk('edge');
        if (client === null) return fail('not-found', 'No desk is set up. Enter its address and its key first.');
        const startedAt = performance.now();
        const answer = await client.check();
        return answer.ok ? ok({ roundTripMs: performance.now() - startedAt }) : answer;
      }),
    'desk:brief': ({ handoffId }) =>
      withWorkspace(context, ({ store, desk }) => {
        const brief = store.briefs.get(desk.briefKeyOf(handoffId));
        return brief === null ? fail('not-found', 'This brief is not on this computer.') : ok(brief);
      }),
    'callback:accept': (offer) => withWorkspace(context, ({ desk }) => desk.answer({ type: 'accept', ...offer })),
    'callback:decline': (offer) => withWorkspace(context, ({ desk }) => desk.answer({ type: 'decline', ...offer })),
    'callback:result': (result) =>
      withWorkspace(context, ({ desk }) => desk.answer({ type: 'callback-result', ...result })),
  };
}
