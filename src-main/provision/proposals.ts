/** What waits for the rep's word: the link that came last, or the file that was opened. At most one of each. */
import { randomUUID } from 'node:crypto';
import { movesEdge } from '../contract/locks.ts';
import { ok, type Result } from '../contract/result.ts';
import type { Settings } from '../contract/settings.ts';
import type { PlainSettings, Proposal } from '../contract/setup.ts';
import { edgeOf } from './apply.ts';
import { fingerprintOf, readToken } from './envelope.ts';
import { judge } from './judge.ts';
import { readEnvelope, readSetupFile, type SetupFile } from './read-file.ts';

export interface Proposals {
  /** A link came in; `token` is what stands in it. Nothing is looked at before somebody asks. */
  link(token: string): void;
  /** A setup was found on this computer that needs the rep's word. */
  found(file: SetupFile): void;
  /** What the waiting link, or the setup of this computer, proposes; null: none waits. One that is refused waits no longer. */
  waiting(settings: Settings): Result<Proposal | null>;
  /** What a file proposes. */
  read(bytes: Uint8Array, settings: Settings): Result<Proposal>;
  /** The setup behind a proposal that was made and neither taken nor dropped. */
  find(id: string): SetupFile | null;
  drop(id: string): void;
}

export function createProposals(): Proposals {
  let token: string | null = null;
  let onComputer: SetupFile | null = null;
  let shown: { readonly proposal: Proposal; readonly file: SetupFile } | null = null;

  function show(file: SetupFile, settings: Settings): Result<Proposal> {
    const allowed = file.kind === 'signed' ? judge(file, settings.admin) : ok(undefined);
    if (!allowed.ok) return allowed;
    const proposal = proposalOf(file, settings);
    shown = { proposal, file };
    return ok(proposal);
  }

  return {
    link(text) {
      token = text;
    },
    found(file) {
      onComputer = file;
    },
    waiting(settings) {
      if (token === null) {
        const file = onComputer;
        onComputer = null;
        return file === null ? ok(null) : show(file, settings);
      }
      const envelope = readToken(token);
      token = null;
      if (envelope === null) return ok(null);
      const read = readEnvelope(envelope);
      return read.ok ? show(read.value, settings) : read;
    },
    read(bytes, settings) {
      const read = readSetupFile(bytes);
      return read.ok ? show(read.value, settings) : read;
    },
    find: (id) => (shown?.proposal.id === id ? shown.file : null),
    drop(id) {
      if (shown?.proposal.id === id) shown = null;
    },
  };
}

function proposalOf(file: SetupFile, settings: Settings): Proposal {
  const id = randomUUID();
  if (file.kind === 'plain') {
    const { desk } = file.settings;
    return {
      kind: 'plain',
      id,
      settings: file.settings,
      asksPassword: asksPassword(settings, file.settings),
      asksDeskKey: desk !== undefined && desk !== null && changesDesk(settings, desk),
    };
  }
  const { setup, publicKey } = file;
  const { account, desk } = setup;
  // Whoever the rep says they are, the place decides; a user the setup names decides as well.
  const edge = account === null ? null : edgeOf(account, account.user ?? settings.edge?.username ?? '', settings);
  return {
    kind: 'signed',
    id,
    setup,
    fingerprint: fingerprintOf(publicKey),
    known: settings.admin !== null,
    asksPassword: edge !== null && changesPassword(settings, edge),
    asksDeskKey: desk !== null && changesDesk(settings, desk),
  };
}

/** Whether settings nobody signed would show the password to a server it was not entered for. */
export function asksPassword(settings: Settings, { edge, network }: PlainSettings): boolean {
  const next = edge === undefined ? settings.edge : edge;
  if (next === null) return false;
  const known = [next.server, ...settings.network.moreServers];
  const further = network?.moreServers.some((server) => !known.includes(server)) ?? false;
  return further || (edge !== undefined && changesPassword(settings, next));
}

/** The password of a relay stays only where it was entered for. */
export function changesRelay({ network: { turn: before } }: Settings, { turn }: Settings['network']): boolean {
  return JSON.stringify([before?.username, before?.urls]) !== JSON.stringify([turn?.username, turn?.urls]);
}

/** A password goes only where it was entered for. */
export function changesPassword({ edge: before }: Settings, edge: NonNullable<Settings['edge']>): boolean {
  return before === null || before.username !== edge.username || movesEdge(before, edge);
}

export function changesDesk({ desk: before }: Settings, desk: NonNullable<Settings['desk']>): boolean {
  return before?.baseUrl !== desk.baseUrl;
}
