/** Every migration in order. A released one is never edited: a change is a new file. */
import type { Migration } from '../../../../db/migrate.ts';
import { up as desk } from './0001-desk.ts';
import { up as dispatch } from './0002-dispatch.ts';
import { up as learning } from './0003-learning.ts';
import { up as crm } from './0004-crm.ts';
import { up as inboxAside } from './0005-inbox-aside.ts';

export const migrations: readonly Migration[] = [
  { number: 1, name: 'desk', up: desk },
  { number: 2, name: 'dispatch', up: dispatch },
  { number: 3, name: 'learning', up: learning },
  { number: 4, name: 'crm', up: crm },
  { number: 5, name: 'inbox-aside', up: inboxAside },
];
