/** Requests as a careful client makes them: the same again, under the same Idempotency-Key, until there is an answer. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came back.
  readonly body: any;
}

export interface Asking {
  /** Resolves with what is no reason to try again: success, or a refusal. */
  post(key: string, path: string, body: object): Promise<Answer>;
  get(key: string, path: string): Promise<Answer>;
  /** Tries that came to nothing: lost connections, 503, and 409 of one that still runs. */
  retries(): number;
}

const patienceMs = 8_000;
const againMs = 250;

export function createAsking(url: string): Asking {
  let retries = 0;

  async function once(method: string, key: string, path: string, text: string | null, idempotencyKey: string) {
    const headers = {
      authorization: `Bearer ${key}`,
      'idempotency-key': idempotencyKey,
      ...(text === null ? {} : { 'content-type': 'application/json' }),
    };
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(url + path, { method, headers, signal, body: text });
    const said = await response.text();
    return { status: response.status, again: response.headers.has('retry-after'), said };
  }

  async function until(method: string, key: string, path: string, text: string | null): Promise<Answer> {
    const idempotencyKey = randomUUID();
    for (;;) {
      const answer = await once(method, key, path, text, idempotencyKey).catch(() => null);
      if (answer !== null && answer.status < 500 && !answer.again) {
        return { status: answer.status, body: answer.said === '' ? null : JSON.parse(answer.said) };
      }
      if (answer?.status === 500) throw new Error(`The desk failed at ${method} ${path}: ${answer.said}`);
      retries += 1;
      await pause(againMs);
    }
  }

  return {
    post: (key, path, body) => until('POST', key, path, JSON.stringify(body)),
    get: (key, path) => until('GET', key, path, null),
    retries: () => retries,
  };
}
