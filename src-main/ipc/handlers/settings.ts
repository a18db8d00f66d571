import { fail, ok } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';
import { mayStore } from './locked.ts';

export function settingsHandlers(context: HandlerContext): Pick<Handlers, 'settings:get' | 'settings:set'> {
  return {
    'settings:get': () => withWorkspace(context, ({ store }) => ok(store.settings.get())),
    'settings:set': (patch) =>
      withWorkspace(context, async ({ store, lines, drain, availability, retention }) => {
        const given = withoutUndefined(patch);
        const allowed = mayStore(store.settings.get(), given);
        if (!allowed.ok) return allowed;
        const edge = given.edge === undefined ? store.settings.get().edge : given.edge;
        const line = given.line ?? store.settings.get().line;
        if (line === 'edge' && edge === null) {
          return fail('bad-request', 'Enter your SIP server first, then switch to it.');
        }
        const settings = store.settings.set(given);
        if (given.line !== undefined || given.edge !== undefined || given.desk !== undefined) {
          await lines.follow(settings);
          drain.retryAll();
        }
        availability.rhythmChanged();
        if (given.retentionDays !== undefined) void retention.follow();
        context.settingsChanged(settings);
        return ok(settings);
      }),
  };
}

/** A field that is present but undefined means the same as an absent one. */
function withoutUndefined(patch: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
