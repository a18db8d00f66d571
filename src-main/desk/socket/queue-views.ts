/** The queue on the reps' screens: the leader says how it stands, every node tells its own reps. */
import type { QueueView } from '../../contract/desk-socket.ts';
import type { TeamSituation } from '../routing/team-situation.ts';
import type { DeskBus } from '../store/bus.ts';
import type { RepRecord } from '../store/dispatch-store.ts';
import type { ConnectionBook } from './connection-book.ts';
import type { DispatchPort } from './ports.ts';
import type { RepConnection } from './rep-connection.ts';
import { queueWord, say } from './words.ts';

export interface QueueViews {
  /** Says how the queues of the teams led here stand, where that is news; once a second. */
  announce(): void;
  heard(teamId: string, situation: TeamSituation): void;
  /** Tells a rep who has just come. */
  tell(connection: RepConnection): void;
}

export interface QueueViewParts {
  readonly bus: DeskBus;
  readonly dispatch: Pick<DispatchPort, 'situations'>;
  readonly connections: ConnectionBook;
  readonly now: () => Date;
  readonly failed: (error: unknown) => void;
}

/** Said again after this though nothing has changed: a node that has just come knows it by then. */
const sayAgainMs = 10_000;
/** UTF-8 bytes. */
const longestWord = 6_000;

export function createQueueViews({ bus, dispatch, connections, now, failed }: QueueViewParts): QueueViews {
  const said = new Map<string, { readonly text: string; readonly at: number }>();
  const known = new Map<string, TeamSituation>();
  /** What each rep was told last, with the instant in place of the seconds: the phone counts on by itself. */
  const told = new WeakMap<RepConnection, string>();

  function tell(connection: RepConnection): void {
    const situation = known.get(connection.teamId);
    const rep = connection.profile();
    if (situation === undefined || rep === null) return;
    const view = viewOf(situation, rep, now().getTime());
    const text = JSON.stringify({ ...view, longestSeconds: situation.since });
    if (told.get(connection) === text) return;
    if (connection.tell({ type: 'queue', queue: view })) told.set(connection, text);
  }

  return {
    announce() {
      const led = dispatch.situations();
      const at = performance.now();
      for (const { teamId, situation } of led) {
        const text = JSON.stringify(situation);
        const before = said.get(teamId);
        if (before?.text === text && at - before.at < sayAgainMs) continue;
        said.set(teamId, { text, at });
        say(bus, queueWord, { t: teamId, q: fitting(situation) }).catch(failed);
      }
      const teams = new Set(led.map(({ teamId }) => teamId));
      for (const teamId of said.keys()) if (!teams.has(teamId)) said.delete(teamId);
    },
    heard(teamId, situation) {
      const ofTeam = [...connections.ofTeam(teamId)];
      if (ofTeam.length === 0) known.delete(teamId);
      else known.set(teamId, situation);
      for (const connection of ofTeam) tell(connection);
    },
    tell,
  };
}

/** Without the rarest needs, where their names are too long for the bus. */
function fitting(situation: TeamSituation): TeamSituation {
  const { needs } = situation;
  if (Buffer.byteLength(JSON.stringify(situation)) <= longestWord || needs.length === 0) return situation;
  return fitting({ ...situation, needs: needs.slice(0, Math.floor(needs.length / 2)) });
}

function viewOf(situation: TeamSituation, rep: RepRecord, now: number): QueueView {
  const { waiting, since, working, available, needs } = situation;
  const mine = needs.filter(
    ({ language, skills }) => rep.languages.includes(language) && skills.every((skill) => rep.skills.includes(skill)),
  );
  return {
    ...{ waiting, working, available },
    forMe: mine.reduce((sum, { count }) => sum + count, 0),
    longestSeconds: since === null ? 0 : Math.max(0, Math.round((now - since) / 1_000)),
  };
}
