/** The settings table: one row per field. */
import { z } from 'zod';
import { defaultSettings, type Settings, settingsSchema } from '../contract/settings.ts';
import { type Database, inTransaction } from './database.ts';
import { parseJson } from './json.ts';

export interface SettingsTable {
  /** Stored fields over the defaults; a stored value that is no longer valid counts as not stored. */
  get(): Settings;
  /** Stores the fields given and answers all of them. */
  set(patch: Partial<Settings>): Settings;
}

const rowSchema = z.object({ name: z.string(), json: z.string() });

export function settingsTable(db: Database): SettingsTable {
  const all = db.prepare('SELECT name, json FROM settings');
  const put = db.prepare(
    'INSERT INTO settings (name, json) VALUES (?, ?) ON CONFLICT DO UPDATE SET json = excluded.json',
  );
  // Read for every outbox row; this table has no other writer.
  let known: Settings | null = null;

  function read(): Settings {
    let settings = defaultSettings;
    for (const row of all.all().map((stored) => rowSchema.parse(stored))) {
      const candidate = settingsSchema.safeParse({ ...settings, [row.name]: parseJson(row.json) });
      if (candidate.success) settings = candidate.data;
    }
    return settings;
  }

  function get(): Settings {
    known ??= read();
    return known;
  }

  return {
    get,
    set(patch) {
      inTransaction(db, () => {
        for (const [name, value] of Object.entries(patch)) {
          if (value !== undefined) put.run(name, JSON.stringify(value));
        }
      });
      known = null;
      return get();
    },
  };
}
