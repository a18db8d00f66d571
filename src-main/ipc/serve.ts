/**
 * Derives every IPC handler from the channel table. One request runs through the same five gates: trusted sender, rate,
 * size, request schema, reply schema. Whatever happens the page gets a Result, and never a stack trace.
 */
import type { IpcMain } from 'electron';
import { type ReplyOf, type RequestName, type RequestOf, requests } from '../contract/channels.ts';
import { fail, type Result } from '../contract/result.ts';
import { isTooHeavy, limitOf } from './limits.ts';
import type { Sender } from './sender.ts';
import { createTokenBucket } from './token-bucket.ts';

export type Handler<N extends RequestName> = (
  request: RequestOf<N>,
) => Result<ReplyOf<N>> | Promise<Result<ReplyOf<N>>>;

/** One handler for every request of the table; a missing one does not compile. */
export type Handlers = { readonly [N in RequestName]: Handler<N> };

export interface ServeDependencies {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly handlers: Handlers;
  readonly isTrusted: (event: Sender) => boolean;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly log: (event: string, fields: Record<string, string>) => void;
}

/** A flood is one line in the log for each channel, not ten thousand. */
const quietMs = 60_000;

export function serve(dependencies: ServeDependencies): void {
  for (const name of requestNames()) serveOne(name, dependencies);
}

function requestNames(): RequestName[] {
  return Object.keys(requests).filter((name): name is RequestName => Object.hasOwn(requests, name));
}

function serveOne(name: RequestName, { ipc, handlers, isTrusted, now, log }: ServeDependencies): void {
  const limit = limitOf(name);
  const bucket = createTokenBucket(limit);
  let toldAt = Number.NEGATIVE_INFINITY;

  const rateLimited = (): Result<never> => {
    const at = now();
    if (at - toldAt > quietMs) {
      log('ipc-rate-limited', { name });
      toldAt = at;
    }
    return fail('rate-limited', 'Too many requests at once; this one was not carried out.');
  };

  ipc.handle(name, async (event, ...args: unknown[]): Promise<Result<unknown>> => {
    if (!isTrusted(event)) {
      log('ipc-forbidden', { name });
      return fail('forbidden', 'Only the Baton window may ask this.');
    }
    if (!bucket.take(now())) return rateLimited();
    if (args.length !== 1) return fail('bad-request', 'A request carries exactly one value.');
    if (isTooHeavy(args[0], limit.weight)) return fail('too-large', 'The request is larger than Baton accepts.');
    const request = requests[name].request.safeParse(args[0]);
    if (!request.success) return fail('bad-request', 'The request does not have the expected form.');
    return run(name, handlers[name], request.data, log);
  });
}

async function run(
  name: RequestName,
  handler: Handlers[RequestName],
  request: unknown,
  log: ServeDependencies['log'],
): Promise<Result<unknown>> {
  let result: Result<unknown>;
  try {
    // The schema of the same table row has just parsed it; TypeScript cannot correlate the two lookups by name.
    result = await (handler as (request: unknown) => Result<unknown> | Promise<Result<unknown>>)(request);
  } catch (error) {
    log('ipc-handler-threw', { name, error: error instanceof Error ? error.name : 'unknown' });
    return fail('internal', 'Baton could not do this because of a fault of its own. It was written to the log.');
  }
  if (!result.ok) return result;
  const reply = requests[name].reply.safeParse(result.value);
  if (reply.success) return { ok: true, value: reply.data };
  log('ipc-bad-reply', { name, at: reply.error.issues[0]?.path.join('.') ?? '' });
  return fail('internal', 'Baton could not read its own answer. It was written to the log.');
}
