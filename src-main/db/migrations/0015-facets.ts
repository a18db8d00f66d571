/**
 * What the history can be narrowed by, in a narrow table with an index for each: briefs are large, and a filter must not
 * read them. Triggers keep it, so that no writer can forget to.
 */
import type { Database } from '../database.ts';

const columns = ['direction', 'outcome', 'timing', 'trigger_kind', 'campaign', 'noted', 'pending', 'missed'];

/** Came in, nobody talked, and the rep did not say no: what the phone answered by itself counts as missed. */
const missed = `h.direction = 'in' AND h.talk_seconds = 0 AND h.outcome IS NOT NULL
  AND (h.outcome ->> '$.kind' IN ('caller-left-before-bridge', 'timed-out', 'failed')
    OR h.outcome ->> '$.reason' IN ('busy', 'do-not-disturb', 'away'))`;

/** Brings the facets of the handoffs `which` holds for up to date; untouched rows are not written. */
function refresh(which: string): string {
  return `
    INSERT INTO facets (received_ms, ${columns.join(', ')})
    SELECT h.received_ms, h.direction, h.outcome ->> '$.kind', coalesce(d.json, f.json) ->> '$.timing', b.trigger_kind, b.campaign,
      coalesce(n.text, '') <> '' OR coalesce(coalesce(d.json, f.json) ->> '$.note', '') <> '',
      h.direction = 'in' AND h.talk_seconds > 0 AND h.outcome IS NOT NULL
        AND (f.handoff_id IS NULL OR d.handoff_id IS NOT NULL),
      ifnull(${missed}, 0)
    FROM handoffs h LEFT JOIN briefs b ON b.handoff_key = h.handoff_key LEFT JOIN notes n ON n.handoff_id = h.id
      LEFT JOIN feedback f ON f.handoff_id = h.id LEFT JOIN feedback_drafts d ON d.handoff_id = h.id
    WHERE ${which}
    ON CONFLICT (received_ms) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}
      WHERE (${columns.map((name) => `facets.${name}`).join(', ')})
        IS NOT (${columns.map((name) => `excluded.${name}`).join(', ')});`;
}

export function up(db: Database): void {
  const keep = (table: string, event: string, which: string) =>
    `CREATE TRIGGER ${table}_facets_${event.toLowerCase()} AFTER ${event} ON ${table} BEGIN ${refresh(which)} END;`;
  db.exec(`
    ALTER TABLE briefs ADD COLUMN trigger_kind TEXT;
    ALTER TABLE briefs ADD COLUMN campaign TEXT;
    UPDATE briefs SET trigger_kind = json ->> '$.trigger.kind', campaign = json ->> '$.campaign';

    CREATE TABLE facets (
      received_ms INTEGER PRIMARY KEY REFERENCES handoffs (received_ms) ON DELETE CASCADE,
      direction TEXT NOT NULL,
      outcome TEXT,
      timing TEXT,
      trigger_kind TEXT,
      campaign TEXT,
      noted INTEGER NOT NULL,
      pending INTEGER NOT NULL,
      missed INTEGER NOT NULL
    ) STRICT;
    ${columns.map((name) => `CREATE INDEX facets_${name} ON facets (${name}) WHERE ${name} IS NOT NULL AND ${name} IS NOT 0;`).join('\n')}

    ${keep('handoffs', 'INSERT', 'h.id = new.id')}
    ${keep('handoffs', 'UPDATE', 'h.id = new.id')}
    ${keep('briefs', 'INSERT', 'h.handoff_key = new.handoff_key')}
    ${keep('briefs', 'UPDATE', 'h.handoff_key = new.handoff_key')}
    ${['notes', 'feedback', 'feedback_drafts']
      .flatMap((table) => ['INSERT', 'UPDATE'].map((event) => keep(table, event, 'h.id = new.handoff_id')))
      .join('\n')}
    ${keep('feedback_drafts', 'DELETE', 'h.id = old.handoff_id')}

    ${refresh('true')}
  `);
}
