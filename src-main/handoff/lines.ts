/**
 * Which line is active: the embedded practice line or the configured edge, with its account and its desk. The practice
 * line answers like any other edge and desk; from here on nobody knows the difference.
 *
 * Settings may change in the middle of a call. The account is the new line's at once; the call stays on the line it came
 * in on, which is kept until the call is over.
 */
import { type Network, plainRoute } from '../contract/network.ts';
import type { Account, Edge, LineName, Settings } from '../contract/settings.ts';
import type { PracticeLine } from '../practice/line.ts';
import type { DeskClient } from '../sync/desk-client.ts';
import type { Vault } from './vault.ts';

export interface Lines {
  /** What the phone registers with; null while the edge is active but not configured. */
  account(): Account | null;
  /** The line the phone is on: the active one, or during a call the one before. */
  inUse(): LineName;
  /** The desk of a line; null when none is set up, and while the practice line is not running. */
  desk(line: LineName): DeskClient | null;
  /** Where the desk of a line is and the key to it; null without either. */
  deskAddress(line: LineName): { readonly baseUrl: string; readonly bearer: string } | null;
  /** The practice line while it is the active line. */
  practice(): PracticeLine | null;
  /** The key a line's handoff references are signed with; null when none is set. */
  referenceKey(line: LineName): string | null;
  /** Starts, switches or stops what the settings ask for. */
  follow(settings: Settings): Promise<void>;
  /** Asks DNS for the edge's servers again, where it is asked at all: at the start there may have been no network. */
  lookUpServers(): Promise<void>;
  /** A call began to ring, or the last one is over. */
  callIsLive(live: boolean): void;
  stop(): Promise<void>;
}

export interface LinesDependencies {
  readonly identity: { readonly instanceId: string; readonly contactUser: string };
  readonly vault: Vault;
  /** null when it could not start; the rest of Baton works without it. */
  readonly startPractice: () => Promise<PracticeLine | null>;
  readonly createDesk: (options: { baseUrl: string; bearer: string | null }) => DeskClient;
  /** Account, desk or practice line changed: pages may have to connect elsewhere, the outbox goes elsewhere. */
  readonly changed: (settings: Settings, practice: PracticeLine | null, servers: readonly string[]) => void;
  /** The SIP servers of the edge, best first; see `findSipServers`. */
  readonly findServers: (settings: Settings) => Promise<readonly string[]>;
  /** The call on the line before is over: the phone is on the active line. */
  readonly settled: () => void;
}

export async function openLines(settings: Settings, dependencies: LinesDependencies): Promise<Lines> {
  const { identity, vault, startPractice, createDesk, findServers, changed, settled } = dependencies;
  let active = settings;
  let inUse = settings.line;
  let live = false;
  let practice: PracticeLine | null = null;
  let servers: readonly string[] = [];

  const activePractice = (): PracticeLine | null => (active.line === 'practice' ? practice : null);

  /** The phone follows the settings once no call is on; a line nobody is on any more ends. */
  const settle = async (): Promise<void> => {
    if (live) return;
    inUse = active.line;
    if (active.line === 'practice') return;
    const ended = practice;
    practice = null;
    await ended?.stop();
  };

  const apply = async (next: Settings): Promise<void> => {
    active = next;
    if (next.line === 'practice') practice ??= await startPractice();
    const found = next.line === 'edge' ? await findServers(next) : [];
    // DNS deals its servers out in a new order each time: the phone stays where it is.
    const same = next.network.dnsServers && isSameSet(found, servers);
    if (!same) servers = found;
    await settle();
    changed(next, activePractice(), servers);
  };

  // One change after the other: two quick switches must not start two practice lines.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const follow = (next: Settings): Promise<void> => inTurn(() => apply(next));
  await follow(settings);

  return {
    account() {
      if (active.line === 'practice')
        return practice === null
          ? null
          : { ...practice.account, ...identity, practice: true, route: plainRoute(practice.account.edge.server) };
      if (active.edge === null) return null;
      return {
        edge: { ...active.edge, iceServers: [...active.edge.iceServers, ...iceServers(active.network, vault)] },
        password: vault.get('sip-password') ?? '',
        ...identity,
        practice: false,
        route: {
          servers: servers.length === 0 ? [active.edge.server] : [...servers],
          relayOnly: active.network.relayOnly,
          codec: active.network.codec,
        },
      };
    },
    inUse: () => inUse,
    desk(line) {
      if (line === 'practice') return practice === null ? null : createDesk(practice.desk);
      if (active.desk === null) return null;
      return createDesk({ baseUrl: active.desk.baseUrl, bearer: vault.get('desk-bearer') });
    },
    deskAddress(line) {
      if (line === 'practice') return practice?.desk ?? null;
      const bearer = vault.get('desk-bearer');
      return active.desk === null || bearer === null ? null : { baseUrl: active.desk.baseUrl, bearer };
    },
    practice: activePractice,
    referenceKey: (line) => (line === 'practice' ? (practice?.referenceKey ?? null) : vault.get('reference-key')),
    follow,
    lookUpServers: () =>
      inTurn(async () => {
        if (active.line === 'edge' && active.network.dnsServers) await apply(active);
      }),
    callIsLive(next) {
      if (live === next) return;
      live = next;
      if (!live) void inTurn(settle).then(settled);
    },
    stop: () =>
      inTurn(async () => {
        await practice?.stop();
        practice = null;
      }),
  };
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}

/** STUN and TURN as WebRTC takes them. */
function iceServers({ stun, turn }: Network, vault: Vault): Edge['iceServers'] {
  const credential = vault.get('turn-password') ?? '';
  const relays = turn?.urls.map((urls) => ({ urls, username: turn.username, credential })) ?? [];
  return [...stun.map((urls) => ({ urls })), ...relays];
}
