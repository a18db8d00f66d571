/** The desk's store in a PostgreSQL database, shared by any number of nodes. */
import { fail, ok, type Result } from '../../../contract/result.ts';
import { teamRow } from '../rows.ts';
import type { DeskStore } from '../store.ts';
import { availabilityTable } from './availability.ts';
import { callbackTable } from './callbacks.ts';
import { type ConnectionOptions, type Connections, openConnections } from './connections.ts';
import { conversationTables } from './conversations.ts';
import { crmTables } from './crm.ts';
import { dispatchTables } from './dispatch.ts';
import { feedTable } from './feed.ts';
import { handoffTables } from './handoffs.ts';
import { idempotencyTable } from './idempotency.ts';
import { insightTables } from './insights.ts';
import { keyTable } from './keys.ts';
import { learningTables } from './learning.ts';
import { migrate } from './migrate.ts';
import { notifyBus } from './notify-bus.ts';
import { repTable } from './reps.ts';

/** Another node may be at it, and a long table takes its time. */
const migrationMs = 3_600_000;

/** Connects, and brings the database to the current version. The role must own the schema it finds first. */
export async function openPostgresStore(options: ConnectionOptions): Promise<Result<DeskStore>> {
  const migrating = openConnections({ ...options, poolSize: 1, patienceMs: migrationMs });
  try {
    if (await migrate(migrating)) return ok(storeOn(openConnections(options), options.url));
    return fail('database', "The desk's database was written by a newer Baton; nothing has been changed.");
  } catch (error) {
    return fail('database', `The desk's database (BATON_DATABASE_URL) cannot be opened: ${reasonOf(error)}.`);
  } finally {
    await migrating.close();
  }
}

/** What the server or the system said; an error of ours stands before theirs, which has the reason. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = error.cause instanceof Error ? error.cause : error;
  return said instanceof AggregateError ? said.errors.map(reasonOf).join('; ') : said.message;
}

function storeOn(connections: Connections, url: string): DeskStore {
  const { query, transaction } = connections;
  const { bus, close } = notifyBus(url, connections);
  const findTeam = 'SELECT id, reference_key FROM teams WHERE id = $1';
  return {
    ensureTeam: (id, referenceKey) =>
      transaction(async (within) => {
        await within('INSERT INTO teams (id, reference_key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          id,
          referenceKey,
        ]);
        const { rows } = await within(findTeam, [id]);
        return teamRow.parse(rows[0]);
      }),
    async team(id) {
      const { rows } = await query(findTeam, [id]);
      return rows[0] === undefined ? null : teamRow.parse(rows[0]);
    },
    keys: keyTable(connections),
    conversations: conversationTables(connections),
    handoffs: handoffTables(connections),
    idempotency: idempotencyTable(connections),
    availability: availabilityTable(connections),
    reps: repTable(connections),
    dispatch: dispatchTables(connections),
    feed: feedTable(connections),
    callbacks: callbackTable(connections),
    learning: learningTables(connections),
    insights: insightTables(connections),
    crm: crmTables(connections),
    bus,
    async ping() {
      await query('SELECT 1');
    },
    async close() {
      await close();
      await connections.close();
    },
  };
}
