/** `npm run desk` as a process of its own, on a store with keys and reps in it: what is measured is the desk alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type KeyKind, makeKey } from '../../../src-main/desk/keys/api-key.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';

export interface DeskNode {
  readonly url: string;
  stop(): Promise<void>;
}

export interface BenchTeam {
  /** Texts of the keys. */
  readonly platform: string;
  readonly operator: string;
  /** By rep. */
  readonly reps: ReadonlyMap<string, string>;
}

/** Writes team `bench` with so many reps who speak English and have no hours. */
export async function writeTeam(store: DeskStore, reps: number): Promise<BenchTeam> {
  await store.ensureTeam('bench', 'a reference key of the bench');
  const add = async (kind: KeyKind, subject: string): Promise<string> => {
    const { key, text } = makeKey({ teamId: 'bench', kind, subject }, new Date());
    await store.keys.add(key);
    return text;
  };
  const keys = new Map<string, string>();
  for (let index = 0; index < reps; index += 1) {
    const id = `rep-${index}`;
    const spoken = { skills: [], languages: ['en'], hours: null };
    await store.reps.put({ teamId: 'bench', id, name: null, sip: `sip:${id}@bench.invalid`, ...spoken });
    keys.set(id, await add('rep', id));
  }
  return { platform: await add('platform', 'bench'), operator: await add('operator', 'bench'), reps: keys };
}

/** @param where the store, as `npm run desk` reads it from its environment */
export async function startDeskNode(where: Readonly<Record<string, string>>): Promise<DeskNode> {
  const server = path.resolve(import.meta.dirname, '../../../src-main/desk/server.ts');
  const child = spawn(process.execPath, [server], {
    env: { ...process.env, ...where, BATON_DESK_PORT: '0', BATON_DESK_RATE: '100000' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /The desk is at (http:\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stderr.resume();
    return {
      url,
      async stop() {
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error('The desk did not start.');
}
