/** One node of the desk as its operator starts it, that can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface DeskProcess {
  readonly port: number;
  /** The epoch under which it last began to lead the team; 0: never. */
  epoch(): number;
  /** Lines of its log that say more than `info`, newest last. */
  readonly complaints: readonly string[];
  /** SIGKILL: no word to anybody. */
  kill(): Promise<void>;
}

const program = path.resolve(import.meta.dirname, '../../../src-main/desk/server.ts');

/** @param where the store, as `npm run desk` reads it from its environment */
export async function startDeskProcess(where: Readonly<Record<string, string>>): Promise<DeskProcess> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, BATON_DESK_PORT: '0', BATON_DESK_RATE: '10000', ...where },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const onExit = () => void child.kill('SIGKILL');
  process.once('exit', onExit);
  let epoch = 0;
  const complaints: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    epoch = Math.max(epoch, Number(/"epoch":(\d+),"msg":"leading"/.exec(line)?.[1] ?? 0));
    if (!line.startsWith('{"level":30')) complaints.push(line);
  });
  const port = await portOf(child);
  return {
    port,
    complaints,
    epoch: () => epoch,
    async kill() {
      process.off('exit', onExit);
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function portOf({ stderr }: ChildProcess): Promise<number> {
  if (stderr === null) throw new Error('No output.');
  const said: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    said.push(line);
    const port = /The desk is at http:\/\/[\d.]+:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    stderr.resume();
    return Number(port);
  }
  throw new Error(`The desk did not start.\n${said.join('\n')}`);
}
