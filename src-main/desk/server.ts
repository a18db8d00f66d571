/**
 * `npm run desk`: one node of the desk, alone on a file or beside others on a database. Settings by environment, because
 * that is where services have them: BATON_DATABASE_URL (PostgreSQL; TLS by its `sslmode`) and BATON_DATABASE_POOL
 * (connections of this node), or BATON_DESK_DATA (file); BATON_DESK_HOST, BATON_DESK_PORT, BATON_DESK_RATE (requests per
 * second and key), BATON_DESK_PLATFORMS (file with what teams have configured of their AI platforms), BATON_DESK_CRM (file
 * with each team's CRM), BATON_DESK_LLM_URL, _MODEL and _KEY (an OpenAI-compatible model that retells briefs).
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { pino } from 'pino';
import { createSummariser } from './context/llm/summariser.ts';
import { loadTriggerPort } from './conversations/trigger-port.ts';
import { createCrms } from './crm/settings.ts';
import { createDispatchNode } from './dispatch/node.ts';
import { createApp } from './http/app.ts';
import { keptMs } from './http/idempotency.ts';
import { keysCommand, keysUsage } from './keys/command.ts';
import { repsCommand, repsUsage } from './reps/command.ts';
import { type DeskSettings, readSettings } from './settings.ts';
import { openPostgresStore } from './store/postgres/open.ts';
import { openSqliteStore } from './store/sqlite/open.ts';
import type { DeskStore } from './store/store.ts';

/** Longer than any request may take; what is still open then is cut. */
const drainLimitMs = 15_000;

/** How long what a phone has missed is kept: longer than a weekend. */
const feedMs = 7 * 86_400_000;

const usage = `The desk: npm run desk\n${keysUsage}\n${repsUsage}`;

async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words;
  if (command === '--help' || command === 'help') {
    console.log(usage);
    return 0;
  }
  if (command !== undefined && command !== 'keys' && command !== 'reps') return complain(usage);
  const settings = readSettings(process.env);
  if (!settings.ok) return complain(settings.error.message);
  const { database, data } = settings.value;
  const store = database === null ? openSqliteStore(data) : await openPostgresStore(database);
  if (!store.ok) return complain(store.error.message);
  try {
    if (command === undefined) return await serve(store.value, settings.value);
    const answer =
      command === 'keys' ? await keysCommand(store.value, rest, new Date()) : await repsCommand(store.value, rest);
    if (!answer.ok) return complain(answer.error.message);
    console.log(answer.value);
    return 0;
  } finally {
    await store.value.close();
  }
}

async function serve(store: DeskStore, settings: DeskSettings): Promise<number> {
  const triggers = loadTriggerPort();
  if (!triggers.ok) return complain(triggers.error.message);
  const log = pino();
  const now = () => new Date();
  const dispatch = createDispatchNode({ store, nodeId: randomUUID(), now, log });
  const { rate, platforms, llm } = settings;
  const parts = { store, triggers: triggers.value, dispatch, now, log, requestsPerSecond: rate, platforms };
  const crms = createCrms(settings.crm, now);
  const app = await createApp({ ...parts, crms, summariser: llm === null ? null : createSummariser(llm) });
  await dispatch.start();
  const forget = () => {
    Promise.all([
      store.idempotency.sweep(new Date(Date.now() - keptMs)),
      store.feed.sweep(new Date(Date.now() - feedMs)),
    ]).catch((error) => log.error({ err: error }, 'sweep failed'));
  };
  forget();
  setInterval(forget, 3_600_000).unref();
  const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const address = await app.server.listen({ host: settings.host, port: settings.port });
  const any = (await store.keys.list(null)).length > 0;
  const kept = settings.database === null ? `Its file is ${settings.data}.` : 'It keeps everything in PostgreSQL.';
  console.error(`The desk is at ${address} (API: ${address}/v1/openapi.json). ${kept}`);
  console.error(any ? 'More keys and reps:' : 'Nobody has a key yet:');
  console.error(`${keysUsage}\n${repsUsage}`);
  await stopped;
  log.info('draining');
  setTimeout(() => process.exit(1), drainLimitMs).unref();
  await app.drain();
  await dispatch.stop();
  log.info('drained');
  return 0;
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
