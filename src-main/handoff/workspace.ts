/** Everything that works on the open database, wired together: built after the keyring said yes, taken apart at quit. */
import dns from 'node:dns/promises';
import path from 'node:path';
import { createBriefResolver } from '../brief/resolver.ts';
import type { OwnAvailability } from '../contract/availability.ts';
import type { DeskState } from '../contract/desk-state.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import type { Settings } from '../contract/settings.ts';
import type { OpenedDatabase } from '../db/open.ts';
import { createStore, type Store } from '../db/store.ts';
import type { Dialling } from '../dial/dialling.ts';
import type { Pusher } from '../ipc/push.ts';
import type { PracticeLine } from '../practice/line.ts';
import type { PolicySources } from '../shell/content-policy.ts';
import type { Log } from '../shell/log.ts';
import type { Secrets } from '../shell/secrets.ts';
import { createDeskClient } from '../sync/desk-client.ts';
import type { OutboxDrain } from '../sync/outbox-drain.ts';
import { type AvailabilityKeeper, createAvailabilityKeeper } from './availability-keeper.ts';
import { createDeskLink, type DeskLink } from './desk-link.ts';
import { createIntake, type Intake } from './intake.ts';
import { createLineDrains } from './line-drains.ts';
import { type Lines, openLines } from './lines.ts';
import { createRetentionKeeper, type RetentionKeeper } from './retention-keeper.ts';
import { findSipServers } from './sip-servers.ts';
import { openStorage } from './storage.ts';
import { openVault, type Vault } from './vault.ts';

export interface Workspace {
  readonly store: Store;
  readonly vault: Vault;
  readonly lines: Lines;
  readonly intake: Intake;
  readonly availability: AvailabilityKeeper;
  readonly drain: OutboxDrain;
  readonly desk: DeskLink;
  readonly retention: RetentionKeeper;
  /** Loads what is known of the world's telephone numbers when the first one is dialled. */
  dialling(): Promise<Dialling>;
  /** The page is gone: the calls it was in ended with it, and nobody else will say so. */
  callsCutOff(): void;
  close(): Promise<void>;
}

export interface WorkspaceDependencies {
  readonly userData: string;
  readonly secrets: Secrets;
  /** Opens the hidden page of the practice line's caller. */
  readonly openCaller: (params: URLSearchParams) => Promise<void>;
  readonly push: Pusher['push'];
  readonly warn: (id: string, message: string) => void;
  readonly log: Log['write'];
  readonly availabilityChanged: (availability: OwnAvailability) => void;
  readonly deskChanged: (state: DeskState) => void;
  readonly linesChanged: (sources: PolicySources) => void;
}

/** Never rejects: a fault while opening is written down and answered as `internal`. */
export async function openWorkspace(dependencies: WorkspaceDependencies): Promise<Result<Workspace>> {
  try {
    return await open(dependencies);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    dependencies.log('error', 'workspace-failed', { why });
    return fail('internal', 'Baton could not open its data because of a fault of its own. It was written to the log.');
  }
}

async function open(dependencies: WorkspaceDependencies): Promise<Result<Workspace>> {
  const storage = await openStorage(dependencies);
  if (!storage.ok) return storage;
  const vault = await openVault(dependencies.secrets);
  if (!vault.ok) {
    storage.value.close();
    return vault;
  }
  if (vault.value.lost.length > 0) {
    dependencies.warn('secrets-lost', 'The keyring has changed: enter the password of your line again in Settings.');
  }
  return ok(await furnish(storage.value, vault.value, dependencies));
}

async function furnish(
  database: OpenedDatabase,
  vault: Vault,
  dependencies: WorkspaceDependencies,
): Promise<Workspace> {
  const { push, warn, log } = dependencies;
  const store = createStore(database, { now: () => new Date() });
  const closeInterrupted = (): void => {
    const count = store.handoffs.closeInterrupted();
    if (count > 0) log('warn', 'calls-interrupted', { count });
  };
  closeInterrupted();

  const startPractice = async (): Promise<PracticeLine | null> => {
    try {
      // With its exchange and its desk it is as large as the rest: whoever is on a real line never loads it.
      const { startPracticeLine } = await import('../practice/line.ts');
      return await startPracticeLine({
        openCaller: dependencies.openCaller,
        onStep: (handoffKey, step, afterMs) =>
          log('info', 'practice-step', { handoffKey, step: step.kind, afterMs: Math.round(afterMs) }),
        deskFile: path.join(dependencies.userData, 'practice-desk.sqlite'),
      });
    } catch (error) {
      log('error', 'practice-line-failed', { why: error instanceof Error ? error.message : String(error) });
      warn('practice-line-failed', 'The practice line could not start on this machine. Everything else works.');
      return null;
    }
  };
  let link: DeskLink | null = null;
  let toldLine = store.settings.get().line;
  const lines = await openLines(store.settings.get(), {
    identity: store.settings.identity(),
    vault,
    startPractice,
    createDesk: createDeskClient,
    findServers: (settings) => findSipServers(settings, (name) => dns.resolveSrv(name), Math.random),
    changed(settings, practice, servers) {
      if (settings.line !== toldLine) store.availability.announce();
      toldLine = settings.line;
      dependencies.linesChanged(policySources(settings, practice, servers));
      link?.follow();
    },
    settled: () => link?.follow(),
  });

  const drain = createLineDrains({
    outbox: store.outbox,
    desk: lines.desk,
    clock: { now: () => new Date() },
    onChange: () => push('outbox:changed', store.outbox.status()),
    onError: (error) => log('error', 'outbox-failed', { why: error instanceof Error ? error.message : String(error) }),
  });
  const resolver = createBriefResolver({
    cache: store.briefs,
    desk: () => lines.desk(lines.inUse()),
    referenceKey: () => lines.referenceKey(lines.inUse()),
    now: () => new Date(),
    onUpdate: (handoffKey, brief) => intake.briefUpdated(handoffKey, brief),
  });
  const intake = createIntake({
    store,
    resolver,
    lineInUse: lines.inUse,
    desk: lines.desk,
    outboxGrew: () => drain.kick(),
    arrived: (handoffKey) => link?.arrived(handoffKey),
    tell: (handoffId, brief) => push('brief:updated', { handoffId, brief }),
    tellWithdrawn: (withdrawn) => push('handoff:withdrawn', withdrawn),
    clock: () => performance.now(),
  });
  const availability = createAvailabilityKeeper({
    table: store.availability,
    now: Date.now,
    rhythm: store.settings.get,
    changed(next) {
      push('availability:changed', next);
      dependencies.availabilityChanged(next);
      desk.availabilityChanged();
      drain.kick();
    },
  });
  const desk = createDeskLink({
    address: () => lines.deskAddress(lines.inUse()),
    cursorOf: store.deskCursors.of,
    availability: availability.current,
    cachedBrief: store.briefs.get,
    briefTold: resolver.told,
    withdrawn: intake.withdrawn,
    setAway: availability.setAway,
    changed(state) {
      push('desk:changed', state);
      dependencies.deskChanged(state);
    },
    onError: (error) =>
      log('error', 'desk-socket-failed', { why: error instanceof Error ? error.message : String(error) }),
  });
  link = desk;
  let dialling: Promise<Dialling> | null = null;
  const openDialling = async (): Promise<Dialling> => {
    const { createDialling } = await import('../dial/dialling.ts');
    return createDialling({
      store,
      domain: () => lines.account()?.edge.aor.split('@').at(-1) ?? null,
      lineInUse: lines.inUse,
      briefKeyOf: desk.briefKeyOf,
      now: () => new Date(),
      overridden: () => log('warn', 'dial-overridden'),
      outboxGrew: () => drain.kick(),
    });
  };
  dependencies.availabilityChanged(availability.current());
  drain.start();

  const retention = createRetentionKeeper({
    retention: store.retention,
    settings: store.settings.get,
    now: () => new Date(),
    purged: (count) => log('info', 'purged', { count }),
    failed: (error) => log('error', 'purge-failed', { why: error instanceof Error ? error.message : String(error) }),
  });
  const check = setTimeout(() => void reportDamage(database, warn), damageCheckDelayMs).unref();
  return {
    store,
    vault,
    lines,
    intake,
    availability,
    drain,
    desk,
    retention,
    dialling() {
      dialling ??= openDialling();
      return dialling;
    },
    callsCutOff() {
      closeInterrupted();
      drain.kick();
    },
    async close() {
      clearTimeout(check);
      await retention.stop();
      desk.stop();
      availability.stop();
      await drain.stop();
      await lines.stop();
      database.close();
    },
  };
}

/** Every page is authenticated once per start, when the first rush is over. */
const damageCheckDelayMs = 60_000;

async function reportDamage(database: OpenedDatabase, warn: WorkspaceDependencies['warn']): Promise<void> {
  const checked = await database.checkPages();
  if (!checked.ok) warn('history-damaged', checked.error.message);
}

function policySources(settings: Settings, practice: PracticeLine | null, servers: readonly string[]): PolicySources {
  return {
    edges: servers.length > 0 || settings.edge === null ? servers : [settings.edge.server],
    desk: settings.desk?.baseUrl ?? null,
    practice: practice?.account.edge.server ?? null,
  };
}
