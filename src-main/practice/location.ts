/** Where registered users can be reached: bindings of an address of record to contacts and the connection each came by. */
import type { Connection } from './connection.ts';

export interface Binding {
  readonly user: string;
  /** Contact URI as registered: the Request-URI of everything sent to this contact. */
  readonly uri: string;
  /** `user@host` of the contact, to find it by a Request-URI. */
  readonly address: string;
  /** Instance and reg-id where given (RFC 5626 6), else the contact address: a second binding with this key replaces the first. */
  readonly key: string;
  /** Contact header parameters to repeat in the answer to REGISTER, with their leading semicolons. */
  readonly parameters: string;
  readonly connection: Connection;
  readonly callId: string;
  readonly cseq: number;
  /** ms on the clock of the exchange. */
  readonly expiresAt: number;
}

/** More contacts than this for one user are refused. */
export const maxBindings = 8;

export class Location {
  readonly #bindings = new Map<string, Binding>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Live bindings of a user, oldest first. */
  of(user: string): Binding[] {
    return this.#live().filter((binding) => binding.user === user);
  }

  byKey(user: string, key: string): Binding | null {
    return this.of(user).find((binding) => binding.key === key) ?? null;
  }

  /** The contact a Request-URI of an in-dialog request names. */
  byAddress(address: string): Binding | null {
    return this.#live().findLast((binding) => binding.address === address) ?? null;
  }

  put(binding: Binding): void {
    this.#bindings.set(`${binding.user} ${binding.key}`, binding);
  }

  remove(binding: Binding): void {
    this.#bindings.delete(`${binding.user} ${binding.key}`);
  }

  /** The users a connection has proved to be. */
  usersOn(connection: Connection): string[] {
    return this.#live()
      .filter((binding) => binding.connection === connection)
      .map((binding) => binding.user);
  }

  /** A closed connection is a failed flow: its contacts are gone (RFC 5626 5.4). */
  forget(connection: Connection): void {
    for (const binding of [...this.#bindings.values()]) if (binding.connection === connection) this.remove(binding);
  }

  #live(): Binding[] {
    const now = this.#now();
    for (const binding of [...this.#bindings.values()]) if (binding.expiresAt <= now) this.remove(binding);
    return [...this.#bindings.values()];
  }
}
