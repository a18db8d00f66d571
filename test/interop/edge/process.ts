/** A child process of the edge: started with its output kept, ended with everything it forked. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createConnection } from 'node:net';

export interface EdgeProcess {
  readonly pid: number;
  /** SIGTERM to the whole process group; SIGKILL when it has not gone after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
  /** As a power cut does it. */
  kill(): Promise<void>;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group may be gone between the check and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

export function startProcess(command: string, args: readonly string[], logFile: string): EdgeProcess {
  const log = openSync(logFile, 'a');
  // A group of its own, so that forked workers end with it.
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command} could not be started; is it installed?`);
  const exited = once(child, 'exit');
  const end = async (signal: NodeJS.Signals, graceMs: number): Promise<void> => {
    signalGroup(child, signal);
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  };
  const onParentExit = (): void => signalGroup(child, 'SIGKILL');
  process.once('exit', onParentExit);
  void exited.then(() => process.off('exit', onParentExit));
  return { pid, stop: (graceMs = 4_000) => end('SIGTERM', graceMs), kill: () => end('SIGKILL', 1_000) };
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Resolves once something listens on the port; rejects after `timeoutMs`. */
export async function untilListening(port: number, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await canConnect(port))) {
    if (performance.now() > deadline) throw new Error(`nothing listens on 127.0.0.1:${port} after ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
