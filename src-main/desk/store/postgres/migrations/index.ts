/** Every migration in order. A released one is never edited: a change is a new file. */
import { statements as desk } from './0001-desk.ts';
import { statements as dispatch } from './0002-dispatch.ts';
import { statements as learning } from './0003-learning.ts';
import { statements as crm } from './0004-crm.ts';
import { statements as inboxAside } from './0005-inbox-aside.ts';

export interface Migration {
  /** Counts from 1 without gaps, as SQLite's; the same name has the same meaning there. */
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export const migrations: readonly Migration[] = [
  { number: 1, name: 'desk', statements: desk },
  { number: 2, name: 'dispatch', statements: dispatch },
  { number: 3, name: 'learning', statements: learning },
  { number: 4, name: 'crm', statements: crm },
  { number: 5, name: 'inbox-aside', statements: inboxAside },
];
