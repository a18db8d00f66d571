/** The conversations, turns and decisions tables. */
import { type Database, inTransaction } from '../../../db/database.ts';
import type { ConversationTurn } from '../../conversations/conversation.ts';
import { conversationRow, decisionRow, handBacksIn, turnRow } from '../rows.ts';
import type { ConversationStore } from '../store.ts';

export function conversationTables(db: Database): ConversationStore {
  const insert = db.prepare(
    `INSERT INTO conversations (team_id, id, input, started_ms, created_ms, learned)
     VALUES (@teamId, @id, @input, @started, @created,
       (SELECT coalesce(max(version), 0) FROM learning_versions WHERE team_id = @teamId))
     ON CONFLICT (team_id, id) DO NOTHING`,
  );
  const find = db.prepare('SELECT * FROM conversations WHERE team_id = ? AND id = ?');
  const insertTurn = db.prepare(
    `INSERT INTO turns (team_id, conversation_id, turn, speaker, text, at_seconds)
     VALUES (@teamId, @id, @turn, @speaker, @text, @atSeconds)`,
  );
  const turnColumns = 'turn, speaker, text, at_seconds';
  const findTurn = db.prepare(
    `SELECT ${turnColumns} FROM turns WHERE team_id = ? AND conversation_id = ? AND turn = ?`,
  );
  const allTurns = db.prepare(
    `SELECT ${turnColumns} FROM turns WHERE team_id = ? AND conversation_id = ? ORDER BY turn`,
  );
  const insertDecision = db.prepare(
    'INSERT INTO decisions (team_id, conversation_id, turn, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const allDecisions = db.prepare('SELECT json FROM decisions WHERE team_id = ? AND conversation_id = ? ORDER BY turn');
  const handBacks = db.prepare(
    `SELECT kind, body, after_turn FROM journal JOIN handoffs USING (team_id)
       WHERE team_id = ? AND handoffs.id = handoff_id AND conversation_id = ? AND kind IN ('decline', 'closed')
         AND current = 1
       ORDER BY journal.number`,
  );

  function addOne(teamId: string, id: string, turn: ConversationTurn): 'added' | 'repeated' | 'contradiction' {
    const known = findTurn.get(teamId, id, turn.turn);
    if (known === undefined) {
      insertTurn.run({ teamId, id, ...turn });
      return 'added';
    }
    const { speaker, text } = turnRow.parse(known);
    // What UTF-8 cannot say is stored as U+FFFD.
    return speaker === turn.speaker && text === turn.text.toWellFormed() ? 'repeated' : 'contradiction';
  }

  return {
    async add({ teamId, id, input, startedAt, createdAt }) {
      const times = { started: startedAt.getTime(), created: createdAt.getTime() };
      return insert.run({ teamId, id, input: JSON.stringify(input), ...times }).changes === 1;
    },
    async get(teamId, id) {
      const row = find.get(teamId, id);
      return row === undefined ? null : conversationRow.parse(row);
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
      return allTurns.all(teamId, id).map((row) => turnRow.parse(row));
    },
    async addDecisions(teamId, id, decisions) {
      return inTransaction(db, () =>
        decisions
          .filter((decision) => insertDecision.run(teamId, id, decision.turn, JSON.stringify(decision)).changes === 1)
          .map((decision) => decision.turn),
      );
    },
    async decisions(teamId, id) {
      return allDecisions.all(teamId, id).map((row) => decisionRow.parse(row));
    },
    async handBacks(teamId, id) {
      return handBacksIn(handBacks.all(teamId, id));
    },
  };
}
