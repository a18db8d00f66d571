import { fail, ok, type Result } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Acceptance } from '../../contract/setup.ts';
import type { Workspace } from '../../handoff/workspace.ts';
import { patchOf, patchWithout } from '../../provision/apply.ts';
import { judge } from '../../provision/judge.ts';
import { asksPassword, changesDesk, changesPassword, changesRelay } from '../../provision/proposals.ts';
import type { SetupFile } from '../../provision/read-file.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';
import { mayStore } from './locked.ts';

type ProvisionRequests =
  | 'provision:waiting'
  | 'provision:read'
  | 'provision:accept'
  | 'provision:dismiss'
  | 'provision:leave';

const noPassword = fail('bad-request', 'Enter the password of your phone account.');

export function provisionHandlers(context: HandlerContext): Pick<Handlers, ProvisionRequests> {
  const { proposals } = context;

  /** Secrets first: settings that are stored without them would sign in with the old ones. */
  async function take(workspace: Workspace, patch: Partial<Settings>, given: Acceptance): Promise<Result<Settings>> {
    const { store, vault, lines, drain, availability } = workspace;
    const before = store.settings.get();
    if (patch.edge && changesPassword(before, patch.edge) && (given.password ?? '') === '') return noPassword;
    const secrets = [
      ['sip-password', given.password] as const,
      // A key opens one desk: the next one never sees it.
      ['desk-bearer', given.deskKey ?? (patch.desk && changesDesk(before, patch.desk) ? '' : null)] as const,
      ['reference-key', patch.desk && changesDesk(before, patch.desk) ? '' : null] as const,
      ['turn-password', patch.network && changesRelay(before, patch.network) ? '' : null] as const,
    ];
    for (const [name, value] of secrets) {
      if (value === null) continue;
      const kept = await vault.set(name, value);
      if (!kept.ok) return kept;
    }
    const settings = store.settings.set(patch);
    await lines.follow(settings);
    drain.retryAll();
    availability.rhythmChanged();
    context.settingsChanged(settings);
    return ok(settings);
  }

  function patchFor(file: SetupFile, given: Acceptance, settings: Settings): Result<Partial<Settings>> {
    if (file.kind === 'plain') {
      const own = withoutUndefined(file.settings);
      const allowed = mayStore(settings, own);
      if (allowed.ok && asksPassword(settings, file.settings) && (given.password ?? '') === '') return noPassword;
      return allowed.ok
        ? ok(own.edge === undefined ? own : { ...own, line: own.edge === null ? 'practice' : 'edge' })
        : allowed;
    }
    // Judged again: another setup may have been accepted since this one was shown.
    const allowed = judge(file, settings.admin);
    return allowed.ok ? patchOf(file.setup, file.publicKey, given.user, settings) : allowed;
  }

  return {
    'provision:waiting': () => withWorkspace(context, ({ store }) => proposals.waiting(store.settings.get())),
    'provision:read': ({ bytes }) =>
      withWorkspace(context, ({ store }) => {
        const read = proposals.read(bytes, store.settings.get());
        if (!read.ok) context.log.write('warn', 'setup-refused', { code: read.error.code });
        return read;
      }),
    'provision:accept': (given) =>
      withWorkspace(context, async (workspace) => {
        const file = proposals.find(given.id);
        if (file === null) return fail('not-found', 'This setup is not open any more. Open its file or link again.');
        const patch = patchFor(file, given, workspace.store.settings.get());
        if (!patch.ok) return patch;
        const taken = await take(workspace, patch.value, given);
        if (taken.ok) proposals.drop(given.id);
        return taken;
      }),
    'provision:dismiss': ({ id }) => {
      proposals.drop(id);
      return ok({});
    },
    'provision:leave': () =>
      withWorkspace(context, async (workspace) => {
        const { admin, ...rest } = patchWithout(workspace.store.settings.get());
        const before = workspace.store.settings.get();
        const given = {
          id: '',
          user: null,
          password: before.edge !== null && rest.edge === null ? '' : null,
          deskKey: before.desk !== null && rest.desk === null ? '' : null,
        };
        return take(workspace, { ...rest, admin }, given);
      }),
  };
}

function withoutUndefined(settings: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
