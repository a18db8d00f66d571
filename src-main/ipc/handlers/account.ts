import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';
import { mayStore } from './locked.ts';

export function accountHandlers(
  context: HandlerContext,
): Pick<Handlers, 'account:get' | 'account:save' | 'network:save' | 'desk:secrets'> {
  return {
    'account:get': () =>
      withWorkspace(context, async ({ lines }) => {
        await lines.lookUpServers();
        return ok(lines.account());
      }),

    'account:save': ({ edge, password }) =>
      withWorkspace(context, async ({ store, vault, lines, drain }) => {
        const allowed = mayStore(store.settings.get(), { edge });
        if (!allowed.ok) return allowed;
        if (password !== null) {
          const kept = await vault.set('sip-password', password);
          if (!kept.ok) return kept;
        }
        const settings = store.settings.set({ edge, line: 'edge' });
        await lines.follow(settings);
        drain.retryAll();
        context.settingsChanged(settings);
        return ok(settings);
      }),

    'network:save': ({ network, turnPassword }) =>
      withWorkspace(context, async ({ store, vault, lines }) => {
        const allowed = mayStore(store.settings.get(), { network });
        if (!allowed.ok) return allowed;
        if (turnPassword !== null) {
          const kept = await vault.set('turn-password', turnPassword);
          if (!kept.ok) return kept;
        }
        const settings = store.settings.set({ network });
        await lines.follow(settings);
        context.settingsChanged(settings);
        return ok(settings);
      }),

    'desk:secrets': ({ bearer, referenceKey }) =>
      withWorkspace(context, async ({ store, vault, lines, drain }) => {
        for (const [name, value] of [['desk-bearer', bearer] as const, ['reference-key', referenceKey] as const]) {
          if (value === null) continue;
          const kept = await vault.set(name, value);
          if (!kept.ok) return kept;
        }
        await lines.follow(store.settings.get());
        drain.retryAll();
        return ok({});
      }),
  };
}
