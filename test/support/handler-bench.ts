/** The handlers on a real workspace: encrypted database, practice line on loopback, a keyring that can say no. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fail } from '../../src-main/contract/result.ts';
import { createDoor, type Door } from '../../src-main/handoff/door.ts';
import { openWorkspace } from '../../src-main/handoff/workspace.ts';
import { createHandlers } from '../../src-main/ipc/handlers/all.ts';
import type { Handlers } from '../../src-main/ipc/serve.ts';
import { createProposals, type Proposals } from '../../src-main/provision/proposals.ts';
import type { PolicySources } from '../../src-main/shell/content-policy.ts';
import { createKeyring, type SafeStorage } from '../../src-main/shell/keyring.ts';
import { createSecrets } from '../../src-main/shell/secrets.ts';

const storage: SafeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(Buffer.from(text).toString('hex')),
  decryptStringAsync: async (sealed) => ({
    result: Buffer.from(sealed.toString(), 'hex').toString(),
    shouldReEncrypt: false,
  }),
  setUsePlainTextEncryption: () => undefined,
  getSelectedStorageBackend: () => 'basic_text',
};

export interface HandlerBench {
  readonly userData: string;
  readonly door: Door;
  readonly handlers: Handlers;
  readonly proposals: Proposals;
  /** What pages may connect to, as it was told. */
  readonly sources: readonly PolicySources[];
  /** Names of what was pushed to the page. */
  readonly pushed: readonly string[];
  /** Ids of warnings. */
  readonly warned: readonly string[];
  close(): Promise<void>;
}

/** Closed until the keyring has its consent. */
export function openHandlers(): HandlerBench {
  const userData = mkdtempSync(path.join(tmpdir(), 'baton-handlers-'));
  const sources: PolicySources[] = [];
  const pushed: string[] = [];
  const warned: string[] = [];
  const proposals = createProposals();
  const keyring = createKeyring({ storage, userData, platform: 'linux', acceptPlain: false });
  const door = createDoor(() =>
    openWorkspace({
      userData,
      secrets: createSecrets(storage, keyring, userData),
      openCaller: async () => undefined,
      push: (name) => void pushed.push(name),
      warn: (id) => void warned.push(id),
      log: () => undefined,
      availabilityChanged: () => undefined,
      deskChanged: () => undefined,
      linesChanged: (next) => void sources.push(next),
    }),
  );
  const handlers = createHandlers({
    info: { version: '1', platform: 'test', runtime: 'test', dataPath: userData, updates: 'none' },
    keyring,
    log: { write: () => undefined, close: () => undefined },
    warnings: { add: (id) => void warned.push(id), pageReady: () => undefined, pageGone: () => undefined },
    voice: { speak: async () => fail('unsupported', 'no voice') },
    workspace: door.workspace,
    reopen: door.reopen,
    presence: () => undefined,
    proposals,
    callEnded: () => undefined,
    left: () => undefined,
    globalKeys: () => ({ bridge: 'off', 'hang-up': 'off', mute: 'off', availability: 'off' }),
    settingsChanged: () => void pushed.push('settings:changed'),
    askWhere: async ({ name }) => path.join(userData, name),
    exported: () => void pushed.push('export:progress'),
  });
  return {
    userData,
    door,
    handlers,
    proposals,
    sources,
    pushed,
    warned,
    async close() {
      const open = await door.workspace();
      if (open.ok) await open.value.close();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}
