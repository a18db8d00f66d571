/** What the screens do with setups: an admin's, or a file of settings for this machine. */
import type { Result } from '../../src-main/contract/result.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import { type Acceptance, setupFileLimit } from '../../src-main/contract/setup.ts';
import type { View } from '../store/app-store.ts';
import type { Ask } from './ask.ts';

export interface SetupActions {
  /** Opens what a link has brought, or says why it is refused; nothing where none has come. */
  openWaitingSetup(): Promise<void>;
  openSetupFile(file: Blob): Promise<void>;
  /** Changes everything the setup names, at once; the phone signs in with it. */
  acceptSetup(given: Acceptance): Promise<Result<Settings>>;
  /** Closes it; nothing has changed. */
  dismissSetup(id: string | null): void;
  leaveSetup(): Promise<Result<Settings>>;
}

interface SetupContext {
  open(view: View): void;
  changed(settings: Settings): void;
  restart(): Promise<void>;
}

export function createSetupActions(ask: Ask, { open, changed, restart }: SetupContext): SetupActions {
  async function taken(result: Result<Settings>): Promise<Result<Settings>> {
    if (!result.ok) return result;
    changed(result.value);
    await restart();
    return result;
  }

  return {
    async openWaitingSetup() {
      const waiting = await ask('provision:waiting', {});
      if (!waiting.ok) open({ page: 'setup', opened: { kind: 'refused', why: waiting.error.message } });
      else if (waiting.value !== null) open({ page: 'setup', opened: { kind: 'proposed', proposal: waiting.value } });
    },
    async openSetupFile(file) {
      // One byte more than is allowed is enough for main to say so.
      const bytes = new Uint8Array(await file.slice(0, setupFileLimit + 1).arrayBuffer());
      const read = await ask('provision:read', { bytes });
      open({
        page: 'setup',
        opened: read.ok ? { kind: 'proposed', proposal: read.value } : { kind: 'refused', why: read.error.message },
      });
    },
    acceptSetup: async (given) => taken(await ask('provision:accept', given)),
    dismissSetup(id) {
      if (id !== null) void ask('provision:dismiss', { id });
      open({ page: 'home' });
    },
    leaveSetup: async () => taken(await ask('provision:leave', {})),
  };
}
