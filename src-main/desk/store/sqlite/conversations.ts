/** The conversations, turns and decisions tables. */
import { z } from 'zod';
import { type Database, inTransaction } from '../../../db/database.ts';
import { type Conversation, type ConversationTurn, conversationInputSchema } from '../../conversations/conversation.ts';
import { decisionSchema } from '../../conversations/decision.ts';
import type { ConversationStore } from '../store.ts';
import { instant, json } from './columns.ts';

const rowSchema = z
  .object({
    team_id: z.string(),
    id: z.string(),
    input: json(conversationInputSchema),
    started_ms: instant,
    created_ms: instant,
  })
  .transform(({ team_id, id, input, started_ms, created_ms }): Conversation => {
    return { teamId: team_id, id, input, startedAt: started_ms, createdAt: created_ms };
  });
const turnSchema = z.object({
  turn: z.int(),
  speaker: z.enum(['ai', 'prospect']),
  text: z.string(),
  atSeconds: z.number().nullable(),
});
const decisionRowSchema = json(decisionSchema);
const turnNumbers = z.array(z.int());

export function conversationTables(db: Database): ConversationStore {
  const insert = db.prepare(
    'INSERT INTO conversations (team_id, id, input, started_ms, created_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const find = db.prepare('SELECT * FROM conversations WHERE team_id = ? AND id = ?');
  const insertTurn = db.prepare(
    `INSERT INTO turns (team_id, conversation_id, turn, speaker, text, at_seconds)
     VALUES (@teamId, @id, @turn, @speaker, @text, @atSeconds)`,
  );
  const turnColumns = 'turn, speaker, text, at_seconds AS atSeconds';
  const findTurn = db.prepare(
    `SELECT ${turnColumns} FROM turns WHERE team_id = ? AND conversation_id = ? AND turn = ?`,
  );
  const allTurns = db.prepare(
    `SELECT ${turnColumns} FROM turns WHERE team_id = ? AND conversation_id = ? ORDER BY turn`,
  );
  const insertDecision = db.prepare(
    'INSERT INTO decisions (team_id, conversation_id, turn, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const allDecisions = db
    .prepare('SELECT json FROM decisions WHERE team_id = ? AND conversation_id = ? ORDER BY turn')
    .pluck();
  const handBacks = db
    .prepare(
      `SELECT after_turn FROM journal JOIN handoffs USING (team_id)
       WHERE team_id = ? AND handoffs.id = handoff_id AND conversation_id = ? AND kind = 'decline' AND current = 1
       ORDER BY journal.number`,
    )
    .pluck();

  function addOne(teamId: string, id: string, turn: ConversationTurn): 'added' | 'repeated' | 'contradiction' {
    const known = findTurn.get(teamId, id, turn.turn);
    if (known === undefined) {
      insertTurn.run({ teamId, id, ...turn });
      return 'added';
    }
    const { speaker, text } = turnSchema.parse(known);
    return speaker === turn.speaker && text === turn.text ? 'repeated' : 'contradiction';
  }

  return {
    async add({ teamId, id, input, startedAt, createdAt }) {
      insert.run(teamId, id, JSON.stringify(input), startedAt.getTime(), createdAt.getTime());
    },
    async get(teamId, id) {
      const row = find.get(teamId, id);
      return row === undefined ? null : rowSchema.parse(row);
    },
    async addTurns(teamId, id, turns) {
      class Contradiction extends Error {}
      const added: number[] = [];
      const repeated: number[] = [];
      let contradicted = 0;
      try {
        inTransaction(db, () => {
          for (const turn of turns) {
            const found = addOne(teamId, id, turn);
            if (found === 'contradiction') {
              contradicted = turn.turn;
              // Thrown so that the turns before it are taken back.
              throw new Contradiction();
            }
            (found === 'added' ? added : repeated).push(turn.turn);
          }
        });
      } catch (error) {
        if (error instanceof Contradiction) return { kind: 'contradiction', turn: contradicted };
        throw error;
      }
      return { kind: 'added', added, repeated };
    },
    async turns(teamId, id) {
      return allTurns.all(teamId, id).map((row) => turnSchema.parse(row));
    },
    async addDecisions(teamId, id, decisions) {
      return inTransaction(db, () =>
        decisions
          .filter((decision) => insertDecision.run(teamId, id, decision.turn, JSON.stringify(decision)).changes === 1)
          .map((decision) => decision.turn),
      );
    },
    async decisions(teamId, id) {
      return allDecisions.all(teamId, id).map((row) => decisionRowSchema.parse(row));
    },
    async handBacks(teamId, id) {
      return turnNumbers.parse(handBacks.all(teamId, id));
    },
  };
}
