/**
 * `npm run soak -- [--calls N] [--json]`: N practice calls in a row in the whole app, each taken by keyboard. Prints calls and
 * failures, and what has grown since the first calls: heap of the page and of main, handles, open files, registrations. Ends
 * with 1 when a call failed or the page's heap grew by more than 2 MB.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession } from '@playwright/test';
import { type LaunchedApp, launchBaton } from '../support/app.ts';
import { readPage, takeCall, warmUp } from './support/practice-rep.ts';
import { untilReachable } from './support/rep.ts';

/** A call in which something does not come within this has failed, ms. */
const patience = 30_000;
const mostGrowthMb = 2;

interface Figures {
  /** Of the page, after a collection of its garbage. */
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
  /** After a collection, too: uncollected it grows until V8 finds it worth the while. */
  readonly mainHeapMb: number;
  /** Timers, sockets and what else keeps main running. */
  readonly mainHandles: number;
  /** Null where the system does not say. */
  readonly mainFiles: number | null;
  /** How often the phone has registered anew since the start: once is enough. */
  readonly registrations: number;
}

async function read(app: LaunchedApp, devTools: CDPSession): Promise<Figures> {
  const { heapMb, nodes, listeners } = await readPage(devTools);
  const main = await app.electron.evaluate(async () => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc');
    if (typeof collect !== 'function') throw new Error("V8 gives no gc() to collect main's garbage with");
    for (const _ of [1, 2]) {
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return {
      heapMb: process.memoryUsage().heapUsed / 1_048_576,
      handles: process.getActiveResourcesInfo().length,
      pid: process.pid,
    };
  });
  return {
    heapMb: rounded(heapMb),
    nodes,
    listeners,
    mainHeapMb: rounded(main.heapMb),
    mainHandles: main.handles,
    mainFiles: process.platform === 'linux' ? readdirSync(`/proc/${main.pid}/fd`).length : null,
    registrations: registrationsIn(app.userData),
  };
}

function registrationsIn(userData: string): number {
  const log = readFileSync(path.join(userData, 'logs/baton.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes('"sip.registered"')).length;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Takes a call; after one that failed, the page is loaded again, as a rep would who has had enough. */
async function attempt(app: LaunchedApp): Promise<string | null> {
  try {
    await takeCall(app);
    return null;
  } catch (error) {
    const [why = 'unknown'] = String(error).split('\n');
    await app.page.reload();
    await untilReachable(app.page);
    return why;
  }
}

interface Soaked {
  readonly seconds: number;
  readonly failures: readonly string[];
  /** After the first calls, and after the last. */
  readonly before: Figures;
  readonly after: Figures;
}

async function soak(calls: number, tell: (text: string) => void): Promise<Soaked> {
  const app = await launchBaton({ args: ['--accept-plain-keyring'] });
  try {
    app.page.setDefaultTimeout(patience);
    await untilReachable(app.page);
    const devTools = await app.page.context().newCDPSession(app.page);
    const failures: string[] = [];
    const startedAt = performance.now();
    let before = await read(app, devTools);
    for (let call = 1; call <= calls; call += 1) {
      const failure = await attempt(app);
      if (failure !== null) {
        failures.push(failure);
        tell(`  call ${call} failed: ${failure}`);
      }
      if (call === Math.min(warmUp, Math.ceil(calls / 2))) before = await read(app, devTools);
      if (call % 100 === 0) {
        const { heapMb, mainHeapMb } = await read(app, devTools);
        tell(`  ${call} calls, ${failures.length} failed, page ${heapMb} MB, main ${mainHeapMb} MB`);
      }
    }
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    return { seconds, failures, before, after: await read(app, devTools) };
  } finally {
    await app.close();
  }
}

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
});
const calls = Number(values.calls);
if (!(Number.isInteger(calls) && calls > 0)) {
  console.error('Usage: npm run soak -- [--calls N] [--json], N a whole number from 1');
  process.exit(2);
}
const { seconds, failures, before, after } = await soak(calls, (text) => console.error(text));
const heapGrowthMb = rounded(after.heapMb - before.heapMb);
if (values.json) {
  console.log(JSON.stringify({ calls, failed: failures.length, seconds, heapGrowthMb, before, after, failures }));
} else {
  const change = (name: keyof Figures): string => `${before[name] ?? '–'} → ${after[name] ?? '–'}`;
  console.log(`${calls} calls in ${seconds} s, ${failures.length} failures`);
  console.log(`  heap of the page    ${change('heapMb')} MB (${heapGrowthMb} MB more; goal <= ${mostGrowthMb})`);
  console.log(`  nodes, listeners    ${change('nodes')}, ${change('listeners')}`);
  console.log(`  heap of main        ${change('mainHeapMb')} MB`);
  console.log(`  handles, files      ${change('mainHandles')}, ${change('mainFiles')}`);
  console.log(`  registrations       ${after.registrations}`);
}
process.exit(failures.length === 0 && heapGrowthMb <= mostGrowthMb ? 0 : 1);
