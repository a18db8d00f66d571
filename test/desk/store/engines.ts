/** The storage engines the suite runs on: each opens a fresh, empty store. */
import type { Engine } from './engine.ts';
import { postgres } from './postgres-engine.ts';
import { sqlite } from './sqlite-engine.ts';

export const engines: readonly Engine[] = postgres === null ? [sqlite] : [sqlite, postgres];
