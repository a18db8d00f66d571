/**
 * Full-text search over briefs, transcripts and notes. The index reads its text from `documents`, and `secure-delete`
 * makes it remove the words of a deleted row at once instead of marking them; a contentless index could not.
 * What existed before is listed in `search_stale` and indexed at the first search, in the one place that knows how.
 */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    CREATE TABLE documents (
      received_ms INTEGER PRIMARY KEY REFERENCES handoffs (received_ms) ON DELETE CASCADE,
      people TEXT NOT NULL,
      gist TEXT NOT NULL,
      transcript TEXT NOT NULL,
      note TEXT NOT NULL
    ) STRICT;

    CREATE TABLE search_stale (
      received_ms INTEGER PRIMARY KEY REFERENCES handoffs (received_ms) ON DELETE CASCADE
    ) STRICT;

    CREATE VIRTUAL TABLE search USING fts5 (
      people, gist, transcript, note,
      content = 'documents', content_rowid = 'received_ms',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    );
    INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

    CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
      INSERT INTO search (rowid, people, gist, transcript, note)
      VALUES (new.received_ms, new.people, new.gist, new.transcript, new.note);
    END;
    CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
      INSERT INTO search (search, rowid, people, gist, transcript, note)
      VALUES ('delete', old.received_ms, old.people, old.gist, old.transcript, old.note);
    END;
    CREATE TRIGGER documents_changed AFTER UPDATE ON documents BEGIN
      INSERT INTO search (search, rowid, people, gist, transcript, note)
      VALUES ('delete', old.received_ms, old.people, old.gist, old.transcript, old.note);
      INSERT INTO search (rowid, people, gist, transcript, note)
      VALUES (new.received_ms, new.people, new.gist, new.transcript, new.note);
    END;

    INSERT INTO search_stale (received_ms) SELECT received_ms FROM handoffs;
  `);
}
