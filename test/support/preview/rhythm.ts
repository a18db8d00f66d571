/** A rep with hours of their own, a night shift among them, and global keys: one of them belongs to another program. */
import { defaultSchedule } from '../../../src-main/contract/rhythm.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';

const night = { from: 22 * 60, to: 6 * 60 };

export const ownRhythm: Partial<Settings> = {
  schedule: { ...defaultSchedule, on: true, week: [...defaultSchedule.week.slice(0, 4), night, null, null] },
  awayAfterMinutes: 15,
  globalKeys: { bridge: 'Control+Alt+B', 'hang-up': null, mute: 'Control+Alt+M', availability: 'F9' },
};
