import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import type { HandlerContext } from './context.ts';

export function keyringHandlers({
  keyring,
  reopen,
}: HandlerContext): Pick<Handlers, 'keyring:status' | 'keyring:consent'> {
  return {
    'keyring:status': async () => {
      const status = await keyring.status();
      // The rep asks again after unlocking the keyring: what was closed for want of it opens now.
      if (status.state === 'ready') await reopen();
      return ok(status);
    },
    'keyring:consent': async () => {
      const consent = await keyring.consent();
      if (!consent.ok) return consent;
      const opened = await reopen();
      return opened.ok ? ok({}) : opened;
    },
  };
}
