/** Every migration in order. A released one is never edited: a change is a new file. */
import type { Migration } from '../migrate.ts';
import { up as handoffs } from './0001-handoffs.ts';
import { up as outbox } from './0002-outbox.ts';
import { up as feedback } from './0003-feedback.ts';
import { up as rep } from './0004-rep.ts';
import { up as headlines } from './0005-headlines.ts';
import { up as search } from './0006-search.ts';
import { up as declineMemory } from './0007-decline-memory.ts';
import { up as outboxLine } from './0008-outbox-line.ts';
import { up as handoffLine } from './0009-handoff-line.ts';
import { up as deskCursors } from './0010-desk-cursors.ts';
import { up as callQuality } from './0011-call-quality.ts';
import { up as rankedDevices } from './0012-ranked-devices.ts';
import { up as availabilityCause } from './0013-availability-cause.ts';
import { up as outgoingCalls } from './0014-outgoing-calls.ts';
import { up as facets } from './0015-facets.ts';
import { up as callEvents } from './0016-call-events.ts';

export const migrations: readonly Migration[] = [
  { number: 1, name: 'handoffs', up: handoffs },
  { number: 2, name: 'outbox', up: outbox },
  { number: 3, name: 'feedback', up: feedback },
  { number: 4, name: 'rep', up: rep },
  { number: 5, name: 'headlines', up: headlines },
  { number: 6, name: 'search', up: search },
  { number: 7, name: 'decline-memory', up: declineMemory },
  { number: 8, name: 'outbox-line', up: outboxLine },
  { number: 9, name: 'handoff-line', up: handoffLine },
  { number: 10, name: 'desk-cursors', up: deskCursors },
  { number: 11, name: 'call-quality', up: callQuality },
  { number: 12, name: 'ranked-devices', up: rankedDevices },
  { number: 13, name: 'availability-cause', up: availabilityCause },
  { number: 14, name: 'outgoing-calls', up: outgoingCalls },
  { number: 15, name: 'facets', up: facets },
  { number: 16, name: 'call-events', up: callEvents },
];
