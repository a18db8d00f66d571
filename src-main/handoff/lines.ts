/**
 * Which line is active: the embedded practice line or the configured edge, with its account and its desk. The practice
 * line answers like any other edge and desk; from here on nobody knows the difference.
 */
import type { Account, Settings } from '../contract/settings.ts';
import type { PracticeLine } from '../practice/line.ts';
import type { DeskClient } from '../sync/desk-client.ts';
import type { Vault } from './vault.ts';

export interface Lines {
  /** What the phone registers with; null while the edge is active but not configured. */
  account(): Account | null;
  desk(): DeskClient | null;
  practice(): PracticeLine | null;
  /** The key the active line's handoff references are signed with; null when none is set. */
  referenceKey(): string | null;
  /** Starts, switches or stops what the settings ask for. */
  follow(settings: Settings): Promise<void>;
  stop(): Promise<void>;
}

export interface LinesDependencies {
  readonly identity: { readonly instanceId: string; readonly contactUser: string };
  readonly vault: Vault;
  /** null when it could not start; the rest of Baton works without it. */
  readonly startPractice: () => Promise<PracticeLine | null>;
  readonly createDesk: (options: { baseUrl: string; bearer: string | null }) => DeskClient;
  /** Account, desk or practice line changed: pages may have to connect elsewhere, the outbox goes elsewhere. */
  readonly changed: (settings: Settings, practice: PracticeLine | null) => void;
}

export async function openLines(settings: Settings, dependencies: LinesDependencies): Promise<Lines> {
  const { identity, vault, startPractice, createDesk, changed } = dependencies;
  let active = settings;
  let practice: PracticeLine | null = null;
  let desk: DeskClient | null = null;

  const deskOf = (): DeskClient | null => {
    if (active.line === 'practice') return practice === null ? null : createDesk(practice.desk);
    if (active.desk === null) return null;
    return createDesk({ baseUrl: active.desk.baseUrl, bearer: vault.get('desk-bearer') });
  };

  const apply = async (next: Settings): Promise<void> => {
    active = next;
    if (next.line === 'practice') {
      practice ??= await startPractice();
    } else {
      const ended = practice;
      practice = null;
      await ended?.stop();
    }
    desk = deskOf();
    changed(next, practice);
  };

  // One change after the other: two quick switches must not start two practice lines.
  let last: Promise<void> = Promise.resolve();
  const follow = (next: Settings): Promise<void> => {
    const applied = last.then(() => apply(next));
    last = applied.catch(() => undefined);
    return applied;
  };
  await follow(settings);

  return {
    account() {
      if (active.line === 'practice')
        return practice === null ? null : { ...practice.account, ...identity, practice: true };
      if (active.edge === null) return null;
      return { edge: active.edge, password: vault.get('sip-password') ?? '', ...identity, practice: false };
    },
    desk: () => desk,
    practice: () => practice,
    referenceKey: () => (active.line === 'practice' ? (practice?.referenceKey ?? null) : vault.get('reference-key')),
    follow,
    async stop() {
      await practice?.stop();
      practice = null;
    },
  };
}
