/**
 * Which of several servers to use: the first that is not being left alone (RFC 3263 4.3, with a memory). One that fails is
 * left alone for a while, longer each time; when all are, the one whose time is over first.
 */

/** For how long a server that failed is left alone, ms; doubles with each failure. */
const penalty = 30_000;
const maxPenalty = 600_000;

interface Standing {
  readonly failures: number;
  /** Left alone until then. */
  readonly until: number;
  /** Until then it asked to be left alone itself. */
  readonly closedUntil: number;
}

export class ServerList {
  readonly #servers: readonly string[];
  readonly #now: () => number;
  readonly #standings = new Map<string, Standing>();
  #current: string;
  #reachedAt: number | null = null;

  /** `servers`: best first, at least one. `now`: monotonic ms. */
  constructor(servers: readonly string[], now: () => number) {
    const [first] = servers;
    if (first === undefined) throw new Error('A phone needs a server.');
    this.#servers = servers;
    this.#now = now;
    this.#current = first;
  }

  /** The one in use, or to be used. */
  get current(): string {
    return this.#current;
  }

  /** The phone is registered with the one in use. */
  reached(): void {
    this.#reachedAt ??= this.#now();
  }

  /** For how long the one in use has asked to be left alone, whatever else there is, ms. */
  get closedForMs(): number {
    return Math.max(0, (this.#standings.get(this.#current)?.closedUntil ?? 0) - this.#now());
  }

  /**
   * The one in use could not be reached or did not register us, and asked to be left alone for so long. True: another one is
   * next that is not left alone.
   */
  failed(closedForMs = 0): boolean {
    // Who served for long has only now begun to fail.
    if (this.#reachedAt !== null && this.#now() - this.#reachedAt > maxPenalty) this.#standings.delete(this.#current);
    this.#reachedAt = null;
    this.avoid(this.#current, closedForMs);
    const free = this.#servers.find((server) => this.#isFree(server));
    this.#current = free ?? this.#soonest();
    return free !== undefined;
  }

  avoid(server: string, closedForMs = 0): void {
    const known = this.#standings.get(server);
    const failures = (known?.failures ?? 0) + 1;
    const time = Math.min(maxPenalty, penalty * 2 ** (failures - 1));
    const closedUntil = Math.max(known?.closedUntil ?? 0, this.#now() + closedForMs);
    this.#standings.set(server, { failures, until: Math.max(closedUntil, this.#now() + time), closedUntil });
  }

  /** One that stands before the one in use and is no longer left alone; null: none. */
  better(): string | null {
    const before = this.#servers.slice(0, this.#servers.indexOf(this.#current));
    return before.find((server) => this.#isFree(server)) ?? null;
  }

  use(server: string): void {
    this.#current = server;
    this.#reachedAt = null;
  }

  #isFree(server: string): boolean {
    return (this.#standings.get(server)?.until ?? 0) <= this.#now();
  }

  #soonest(): string {
    const until = (server: string): number => this.#standings.get(server)?.until ?? 0;
    return this.#servers.reduce((best, server) => (until(server) < until(best) ? server : best));
  }
}
