import { deskOff } from '../../contract/desk-state.ts';
import { fail, ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

type DeskRequests = 'desk:state' | 'desk:brief' | 'callback:accept' | 'callback:decline' | 'callback:result';

export function deskHandlers(context: HandlerContext): Pick<Handlers, DeskRequests> {
  const noDesk = () => fail('unreachable', 'The desk is not connected.');
  return {
    'desk:state': () => withWorkspace(context, () => ok(deskOff)),
    'desk:brief': ({ handoffId }) =>
      withWorkspace(context, ({ store }) => {
        const brief = store.briefs.get(handoffId);
        return brief === null ? fail('not-found', 'This brief is not on this computer.') : ok(brief);
      }),
    'callback:accept': noDesk,
    'callback:decline': noDesk,
    'callback:result': noDesk,
  };
}
