/** The conversation that is likely to come, on the screen of the rep it is likely to come to. */
import type { LikelyCall } from '../../contract/desk-socket.ts';
import type { DeskStore } from '../store/store.ts';
import type { ConnectionBook } from './connection-book.ts';
import type { Likelihood } from './expectation.ts';
import type { RepConnection } from './rep-connection.ts';

export interface LikelyShown {
  /** The leader's word. @param likely null: no longer */
  heard(teamId: string, repId: string, conversationId: string, likely: Likelihood | null): void;
  /** Takes back what has been quiet for too long: its leader may be no more. */
  sweep(): void;
}

/** Enough to read oneself in while the AI still talks. */
const turnsShown = 20;
const quietMs = 60_000;

/** @param clock monotonic ms */
export function createLikelyShown(
  store: DeskStore,
  connections: ConnectionBook,
  clock: () => number,
  failed: (error: unknown) => void,
): LikelyShown {
  const shown = new Map<RepConnection, { readonly conversationId: string; readonly at: number }>();

  async function tell(connection: RepConnection, conversationId: string, likely: Likelihood): Promise<void> {
    const { teamId } = connection;
    const conversation = await store.conversations.get(teamId, conversationId);
    if (conversation === null) return;
    const turns = await store.conversations.turns(teamId, conversationId);
    // Taken back while it was read.
    if (shown.get(connection)?.conversationId !== conversationId) return;
    const { name = null, company = null, role = null } = conversation.input.prospect;
    const call: LikelyCall = { ...likely, conversationId, name, company, role, turns: turns.slice(-turnsShown) };
    connection.tell({ type: 'likely', call });
  }

  function over(connection: RepConnection, conversationId: string): void {
    shown.delete(connection);
    connection.tell({ type: 'likely-over', conversationId });
  }

  return {
    heard(teamId, repId, conversationId, likely) {
      const connection = connections.get(teamId, repId);
      if (connection === undefined) return;
      if (likely !== null) {
        shown.set(connection, { conversationId, at: clock() });
        tell(connection, conversationId, likely).catch(failed);
      } else if (shown.get(connection)?.conversationId === conversationId) {
        over(connection, conversationId);
      }
    },
    sweep() {
      for (const [connection, { conversationId, at }] of shown) {
        if (connections.get(connection.teamId, connection.repId) !== connection) shown.delete(connection);
        else if (clock() - at > quietMs) over(connection, conversationId);
      }
    },
  };
}
