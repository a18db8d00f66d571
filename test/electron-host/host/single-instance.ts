/**
 * The single-instance lock, synchronous as in Electron: a file with the holder's process id. A second instance leaves
 * its command line in a folder the first one watches.
 */
import fs from 'node:fs';
import path from 'node:path';

export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

export class InstanceLock {
  readonly #folder: string;
  readonly #file: string;
  #watcher: fs.FSWatcher | null = null;

  constructor(userData: string) {
    this.#folder = path.join(userData, 'instance');
    this.#file = path.join(this.#folder, 'lock');
  }

  /** True when this process holds the lock now; `onSecond` hears of every later instance. */
  acquire(onSecond: (second: SecondInstance) => void): boolean {
    if (this.#watcher) return true;
    fs.mkdirSync(this.#folder, { recursive: true });
    if (!this.#create()) {
      if (isAlive(this.#holder())) return false;
      fs.rmSync(this.#file, { force: true });
      if (!this.#create()) return false;
    }
    for (const file of this.#letters()) fs.rmSync(file, { force: true });
    this.#watcher = fs.watch(this.#folder, () => {
      for (const second of this.#letters().flatMap(takeLetter)) onSecond(second);
    });
    this.#watcher.unref();
    return true;
  }

  /** Tells the instance that holds the lock about this one. */
  announce(second: SecondInstance): void {
    const draft = path.join(this.#folder, `${process.pid}.draft`);
    fs.writeFileSync(draft, JSON.stringify(second));
    fs.renameSync(draft, path.join(this.#folder, `${process.pid}.json`));
  }

  release(): void {
    if (!this.#watcher) return;
    this.#watcher.close();
    this.#watcher = null;
    fs.rmSync(this.#file, { force: true });
  }

  #create(): boolean {
    try {
      fs.writeFileSync(this.#file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  }

  #holder(): number {
    return Number(fs.readFileSync(this.#file, 'utf8'));
  }

  #letters(): string[] {
    const names = fs.readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    return names.map((name) => path.join(this.#folder, name));
  }
}

function takeLetter(file: string): SecondInstance[] {
  // Two watcher events may come for one letter: whoever renames it reads it.
  const mine = file.replace(/\.json$/, '.read');
  try {
    fs.renameSync(file, mine);
  } catch {
    return [];
  }
  const value: unknown = JSON.parse(fs.readFileSync(mine, 'utf8'));
  fs.rmSync(mine, { force: true });
  const read = (key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const argv = read('argv');
  return [
    {
      argv: Array.isArray(argv) ? argv.map(String) : [],
      workingDirectory: String(read('workingDirectory') ?? ''),
      additionalData: read('additionalData'),
    },
  ];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
