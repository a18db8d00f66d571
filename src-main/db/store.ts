/** Everything Baton keeps, in one object. Methods are synchronous; what they throw, `storeFailure` turns into a failure. */

import { type AvailabilityTable, availabilityTable } from './availability.ts';
import type { BriefTable } from './briefs.ts';
import { briefTable } from './briefs.ts';
import { callEventTable } from './call-events.ts';
import { callTable } from './calls.ts';
import type { Clock, Database } from './database.ts';
import { type DeskCursorTable, deskCursorTable } from './desk-cursors.ts';
import { type FeedbackTable, feedbackTable } from './feedback.ts';
import { type FeedbackDraftTable, feedbackDraftTable } from './feedback-drafts.ts';
import { type HandoffTable, handoffTable } from './handoffs.ts';
import { type History, historyOf } from './history.ts';
import { type Identity, identityTable } from './identity.ts';
import { noteTable } from './notes.ts';
import { outboxTable } from './outbox.ts';
import type { LineOutboxes } from './outbox-row.ts';
import { type Retention, retention } from './retention.ts';
import { searchIndex } from './search-index.ts';
import { type SettingsTable, settingsTable } from './settings.ts';
import { type DatabaseStatistics, databaseStatistics } from './statistics.ts';

export interface Store {
  readonly handoffs: HandoffTable &
    History & {
      /** Cheap enough for every keystroke. @throws UnknownHandoff */
      setNote(handoffId: string, text: string): void;
    };
  readonly briefs: BriefTable;
  readonly feedback: Pick<FeedbackTable, 'submit'> & {
    /** Cheap enough for every keystroke. @throws UnknownHandoff */
    saveDraft: FeedbackDraftTable['save'];
  };
  readonly availability: AvailabilityTable;
  readonly settings: SettingsTable & {
    /** Created at the first request, the same ever after. */
    identity(): Identity;
  };
  readonly outbox: LineOutboxes;
  readonly deskCursors: DeskCursorTable;
  readonly retention: Retention;
  readonly statistics: () => DatabaseStatistics;
}

/** @param opened what `openDatabase` answered; the store does not close it. */
export function createStore(opened: { readonly db: Database }, clock: Clock): Store {
  const { db } = opened;
  const settings = settingsTable(db);
  const activeLine = () => settings.get().line;
  const country = () => settings.get().dialCountry;
  const outbox = outboxTable(db, clock, activeLine);
  const index = searchIndex(db);
  const calls = callTable(db);
  const events = callEventTable(db);
  const notes = noteTable(db, clock, index);
  const drafts = feedbackDraftTable(db, clock, index);
  const feedback = feedbackTable({ db, clock, drafts, outbox, index });
  const briefs = briefTable(db, clock, index, country);
  return {
    handoffs: {
      ...handoffTable({ db, clock, calls, events, briefs, outbox, index, activeLine }),
      ...historyOf({ db, index, calls, events, briefs, notes, drafts, feedback }),
      setNote: notes.set,
    },
    briefs,
    feedback: { submit: feedback.submit, saveDraft: drafts.save },
    availability: availabilityTable(db, clock, outbox),
    settings: { ...settings, identity: identityTable(db).get },
    outbox,
    deskCursors: deskCursorTable(db, clock),
    statistics: databaseStatistics(db),
    retention: retention({ db, clock, outbox, index, country }),
  };
}
