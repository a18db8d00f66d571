/**
 * The desk of the practice line: the real one, with a team of one, in a file of its own beside the app's data. The rep
 * is its own lead. Keys are made anew at every start and live in memory; the ones before are revoked.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { fail, ok, type Result } from '../contract/result.ts';
import { loadTriggerPort } from '../desk/conversations/trigger-port.ts';
import { createDispatchNode } from '../desk/dispatch/node.ts';
import { createApp } from '../desk/http/app.ts';
import { type KeyKind, makeKey } from '../desk/keys/api-key.ts';
import { openSqliteStore } from '../desk/store/sqlite/open.ts';
import type { DeskStore } from '../desk/store/store.ts';

export interface PracticeDesk {
  readonly baseUrl: string;
  /** The key of the rep's phone. */
  readonly bearer: string;
  /** The key of the AI platform. */
  readonly platformBearer: string;
  /** Signs the handoff references. */
  readonly referenceKey: string;
  stop(): Promise<void>;
}

const teamId = 'practice';
export const practiceRep = 'you';

/** @param options.file of the desk's database; made when absent. @param options.sip where the AI is to call the rep. */
export async function openPracticeDesk(options: {
  readonly file: string;
  readonly sip: string;
  readonly now: () => Date;
}): Promise<Result<PracticeDesk>> {
  const { file, sip, now } = options;
  const triggers = loadTriggerPort();
  if (!triggers.ok) return triggers;
  const opened = openSqliteStore(file);
  if (!opened.ok) return opened;
  const store = opened.value;
  // Last in, first out: nothing is left at work on what is closed.
  const stops: (() => Promise<void>)[] = [() => store.close()];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const team = await store.ensureTeam(teamId, randomBytes(32).toString('base64url'));
    await revokeAll(store, now());
    await store.reps.put({ teamId, id: practiceRep, name: null, sip, skills: [], languages: ['en'], hours: null });
    const bearer = await addKey(store, 'lead', practiceRep, now());
    const platformBearer = await addKey(store, 'platform', 'practice', now());
    // What the desk would log is about made-up people, and the app keeps its own log.
    const log = pino({ level: 'silent' });
    const dispatch = createDispatchNode({ store, nodeId: randomUUID(), now, log });
    stops.push(() => dispatch.stop());
    const app = await createApp({ store, triggers: triggers.value, dispatch, now, log, requestsPerSecond: 1_000 });
    stops.push(() => app.drain());
    await dispatch.start();
    const baseUrl = await app.server.listen({ host: '127.0.0.1', port: 0 });
    return ok({
      baseUrl,
      bearer,
      platformBearer,
      referenceKey: team.referenceKey,
      stop,
    });
  } catch (error) {
    await stop();
    return fail(
      'internal',
      `The practice desk could not start: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function addKey(store: DeskStore, kind: KeyKind, subject: string, at: Date): Promise<string> {
  const { key, text } = makeKey({ teamId, kind, subject }, at);
  await store.keys.add(key);
  return text;
}

async function revokeAll(store: DeskStore, at: Date): Promise<void> {
  for (const key of await store.keys.list(teamId))
    if (key.revokedAt === null) await store.keys.revoke(teamId, key.id, at);
}
