/**
 * start: from the start of the process until the phone is registered (its REGISTER has been answered with 200, seen by the
 * edge), beside a blank window of the same runtime, in alternation. Both are started the same way, on data of an earlier
 * start, and include what attaching the measuring costs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { launchBaton } from '../support/app.ts';
import { domain, type RunningExchange, runExchange } from '../unit/practice/sip-client.ts';
import { type Bench, compare } from './metric.ts';
import { startRep, untilReachable } from './support/rep.ts';

const blankApp = path.join(import.meta.dirname, 'blank-app');

interface Edge extends RunningExchange {
  /** Resolves at the next registration of the rep. */
  registered(): Promise<void>;
}

async function startEdge(): Promise<Edge> {
  let waiting: (() => void)[] = [];
  const running = await runExchange({
    onRegistration(username, isRegistered) {
      if (username !== 'rep' || !isRegistered) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  });
  return { ...running, registered: () => new Promise((resolve) => waiting.push(resolve)) };
}

/** ms until registered, and until the window showed its first screen. */
async function startBaton(edge: Edge, userData: string): Promise<{ registered: number; screen: number }> {
  const begun = performance.now();
  const registered = edge.registered().then(() => performance.now() - begun);
  const app = await launchBaton({ userData, args: ['--accept-plain-keyring'] });
  await app.page.locator('h1').waitFor();
  const screen = performance.now() - begun;
  const times = { registered: await registered, screen };
  await untilReachable(app.page);
  await app.close();
  return times;
}

async function startBlank(userData: string): Promise<number> {
  const begun = performance.now();
  const app = await _electron.launch({ args: [blankApp, `--user-data-dir=${userData}`], colorScheme: null });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  const elapsed = performance.now() - begun;
  await app.close();
  return elapsed;
}

export const run: Bench = async ({ runs = 12 }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-bench-start-'));
  const [ours, blank] = [path.join(folder, 'baton'), path.join(folder, 'blank')];
  const edge = await startEdge();
  const samples = { registered: [] as number[], screen: [] as number[], blank: [] as number[] };
  try {
    const line = { server: edge.url, domain, user: 'rep', password: 'rep-secret' };
    const first = await startRep(line, { userData: ours });
    await first.close();
    // The first pair warms the disk cache and is not counted.
    for (let run = -1; run < runs; run += 1) {
      const times = await startBaton(edge, ours);
      const window = await startBlank(blank);
      if (run < 0) continue;
      samples.registered.push(times.registered);
      samples.screen.push(times.screen);
      samples.blank.push(window);
    }
  } finally {
    await edge.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  const metric = (name: string, baton: readonly number[]) =>
    compare({
      bench: 'start',
      metric: name,
      unit: 'ms',
      baton,
      peers: { 'blank window': samples.blank },
      goal: null,
    });
  return [
    metric('process start to registered', samples.registered),
    metric('process start to first screen', samples.screen),
  ];
};
