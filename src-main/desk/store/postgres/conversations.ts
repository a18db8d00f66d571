/** The conversations, turns and decisions tables. */
import { z } from 'zod';
import type { ConversationTurn } from '../../conversations/conversation.ts';
import { conversationRow, decisionRow, handBacksIn, turnRow } from '../rows.ts';
import type { AddedTurns, ConversationStore } from '../store.ts';
import type { Connections, Query } from './connections.ts';

/** Takes back what the transaction has added. */
class Contradiction extends Error {
  readonly turn: number;
  constructor(turn: number) {
    super(`Turn ${turn} is known with other words.`);
    this.turn = turn;
  }
}

const turnNumberRow = z.object({ turn: z.int() }).transform((row) => row.turn);
const ofConversation = 'WHERE team_id = $1 AND conversation_id = $2';

export function conversationTables({ query, transaction }: Connections): ConversationStore {
  return {
    async add({ teamId, id, input, startedAt, createdAt }) {
      const { rows } = await query(
        `INSERT INTO conversations (team_id, id, input, started_ms, created_ms, learned)
         SELECT $1, $2, $3, $4, $5, coalesce(max(version), 0) FROM learning_versions WHERE team_id = $1
         ON CONFLICT (team_id, id) DO NOTHING RETURNING id`,
        [teamId, id, JSON.stringify(input), startedAt.getTime(), createdAt.getTime()],
      );
      return rows.length === 1;
    },
    async get(teamId, id) {
      const { rows } = await query(
        'SELECT team_id, id, input, started_ms, created_ms FROM conversations WHERE team_id = $1 AND id = $2',
        [teamId, id],
      );
      return rows[0] === undefined ? null : conversationRow.parse(rows[0]);
    },
    async addTurns(teamId, id, turns) {
      try {
        return await transaction((within) => addTurns(within, teamId, id, turns));
      } catch (error) {
        if (error instanceof Contradiction) return { kind: 'contradiction', turn: error.turn };
        throw error;
      }
    },
    async turns(teamId, id) {
      const { rows } = await query(
        `SELECT turn, speaker, text, at_seconds FROM turns ${ofConversation} ORDER BY turn`,
        [teamId, id],
      );
      return rows.map((row) => turnRow.parse(row));
    },
    async addDecisions(teamId, id, decisions) {
      const { rows } = await query(
        `INSERT INTO decisions (team_id, conversation_id, turn, json)
         SELECT $1, $2, turn, json FROM unnest($3::bigint[], $4::text[]) AS new (turn, json) ORDER BY turn
         ON CONFLICT DO NOTHING RETURNING turn`,
        [teamId, id, decisions.map(({ turn }) => turn), decisions.map((decision) => JSON.stringify(decision))],
      );
      const added = new Set(rows.map((row) => turnNumberRow.parse(row)));
      return decisions.map(({ turn }) => turn).filter((turn) => added.delete(turn));
    },
    async decisions(teamId, id) {
      const { rows } = await query(`SELECT json FROM decisions ${ofConversation} ORDER BY turn`, [teamId, id]);
      return rows.map((row) => decisionRow.parse(row));
    },
    async handBacks(teamId, id) {
      const { rows } = await query(
        `SELECT kind, body, after_turn FROM journal
           JOIN handoffs ON handoffs.team_id = journal.team_id AND handoffs.id = handoff_id
         WHERE journal.team_id = $1 AND conversation_id = $2 AND kind IN ('decline', 'closed') AND current = 1
         ORDER BY journal.number`,
        [teamId, id],
      );
      return handBacksIn(rows);
    },
  };
}

async function addTurns(
  query: Query,
  teamId: string,
  id: string,
  turns: readonly ConversationTurn[],
): Promise<AddedTurns> {
  // Of one request the first delivery of a turn counts. In order of their numbers: two requests must not wait for each other.
  const firsts = [...new Map([...turns].reverse().map((turn) => [turn.turn, turn])).values()];
  const inserted = await query(
    `INSERT INTO turns (team_id, conversation_id, turn, speaker, text, at_seconds)
     SELECT $1, $2, new.* FROM unnest($3::bigint[], $4::text[], $5::text[], $6::double precision[]) AS new (turn)
     ORDER BY turn ON CONFLICT DO NOTHING RETURNING turn`,
    [
      teamId,
      id,
      firsts.map(({ turn }) => turn),
      firsts.map(({ speaker }) => speaker),
      firsts.map(({ text }) => text),
      firsts.map(({ atSeconds }) => atSeconds),
    ],
  );
  const fresh = new Set(inserted.rows.map((row) => turnNumberRow.parse(row)));
  const numbers = firsts.map(({ turn }) => turn);
  const stored = await query(
    `SELECT turn, speaker, text, at_seconds FROM turns ${ofConversation} AND turn = ANY ($3::bigint[])`,
    [teamId, id, numbers],
  );
  const known = new Map(stored.rows.map((row) => turnRow.parse(row)).map((turn) => [turn.turn, turn]));
  const added: number[] = [];
  const repeated: number[] = [];
  for (const { turn, speaker, text } of turns) {
    const there = known.get(turn);
    // What UTF-8 cannot say is stored as U+FFFD.
    if (there?.speaker !== speaker || there.text !== text.toWellFormed()) throw new Contradiction(turn);
    (fresh.delete(turn) ? added : repeated).push(turn);
  }
  return { kind: 'added', added, repeated };
}
