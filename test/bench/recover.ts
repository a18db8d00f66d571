/**
 * recover: the edge is killed under three registered phones and comes back; from the moment it listens again to the moment
 * each is registered again, on the same edge and in the same rounds. Once away for 1 s, as a restart takes, and once for 8 s.
 * A phone that is not back after `patience` counts with that, and is started anew for the next round.
 */
import type { Page } from '@playwright/test';
import { type Edge, startEdge } from '../interop/edge/edge.ts';
import { wallClock } from '../interop/far-end/sip-message.ts';
import { type Bench, compare, type Metric } from './metric.ts';
import { clockOffset, openBenchBrowser } from './support/browser.ts';
import { servePage } from './support/page-server.ts';

const names = ['Baton', 'sip.js SimpleUser', 'JsSIP'] as const;
type Name = (typeof names)[number];
const users: Readonly<Record<Name, string>> = { Baton: 'rep1', 'sip.js SimpleUser': 'rep2', JsSIP: 'rep3' };

/** Nobody who waits for a call waits longer, ms. */
const patience = 30_000;

interface Phone {
  readonly name: Name;
  readonly page: Page;
}

async function register({ name, page }: Phone, edge: Edge): Promise<void> {
  await page.reload();
  const line = {
    server: edge.wsUrl,
    domain: edge.domain,
    user: users[name],
    password: edge.users[users[name]] ?? '',
  };
  await page.evaluate((account) => window.recoverBench.register(account), line);
}

/** When the phone was registered after `since`, this process's clock; null when it was not in time. */
async function backAt({ page }: Phone, since: number): Promise<number | null> {
  const offset = await clockOffset(page);
  const times = await page
    .waitForFunction(
      (after) => {
        const later = window.recoverBench.registrations().filter((at) => at > after);
        return later.length > 0 && later;
      },
      since - offset,
      { timeout: patience, polling: 50 },
    )
    .then((handle) => handle.jsonValue())
    .catch(() => false as const);
  const [first] = times === false ? [] : times;
  return first === undefined ? null : first + offset;
}

async function measure(edge: Edge, phones: readonly Phone[], awayMs: number, runs: number): Promise<Metric> {
  const samples: Record<Name, number[]> = { Baton: [], 'sip.js SimpleUser': [], JsSIP: [] };
  for (let run = 0; run < runs; run += 1) {
    const since = wallClock();
    await edge.restartSignalling(awayMs);
    const upAt = wallClock();
    await Promise.all(
      phones.map(async (phone) => {
        const at = await backAt(phone, since);
        samples[phone.name].push(at === null ? patience : Math.max(0, at - upAt));
        if (at === null) await register(phone, edge);
      }),
    );
  }
  const { Baton: baton, ...peers } = samples;
  const metric = `registered again, edge away for ${awayMs / 1_000} s`;
  return compare({ bench: 'recover', metric, unit: 'ms', baton, peers, goal: 'p95 <= 2000 ms' });
}

export const run: Bench = async ({ runs = 15 }) => {
  const edge = await startEdge();
  const pages = await servePage('recover');
  const browser = await openBenchBrowser('about:blank');
  try {
    const phones = await Promise.all(
      names.map(async (name) => {
        const page = await browser.page.context().newPage();
        await page.goto(`${pages.url}#${encodeURIComponent(name)}`);
        return { name, page };
      }),
    );
    for (const phone of phones) await register(phone, edge);
    return [await measure(edge, phones, 1_000, runs), await measure(edge, phones, 8_000, runs)];
  } finally {
    await browser.close();
    await pages.close();
    await edge.stop();
  }
};
