/** One chosen device per purpose becomes a list in order. Its label is learned when the settings are next changed. */
import type { Database } from '../database.ts';

export function up(db: Database): void {
  db.exec(`
    INSERT OR IGNORE INTO settings (name, json)
      SELECT CASE name WHEN 'microphoneId' THEN 'microphones' ELSE 'headsets' END,
        json_array(json_object('id', json ->> '$', 'label', '', 'group', ''))
      FROM settings WHERE name IN ('microphoneId', 'headsetId') AND json_type(json) = 'text';
    INSERT OR IGNORE INTO settings (name, json)
      SELECT 'ringers', json_array(json_object('id', json ->> '$', 'label', '', 'group', '', 'volume',
        coalesce((SELECT json ->> '$' FROM settings WHERE name = 'ringerVolume'), 0.6)))
      FROM settings WHERE name = 'ringerId' AND json_type(json) = 'text';
    DELETE FROM settings WHERE name IN ('microphoneId', 'headsetId', 'ringerId');
  `);
}
