/**
 * memory: the page's heap at rest, and what it has grown by after many practice calls, each taken by keyboard: ring,
 * bridge, both hear each other, hang up, verdict later. Garbage is collected before every reading. `browser objects` are
 * what Chromium itself keeps for the page (nodes, media streams): it holds every MediaStreamAudioSourceNode as long as its
 * AudioContext runs, so that each call leaves a few kilobytes there until the page is loaded again.
 */
import type { CDPSession } from '@playwright/test';
import { type LaunchedApp, launchBaton } from '../support/app.ts';
import { type Bench, compare } from './metric.ts';
import { untilReachable } from './support/rep.ts';

const megabyte = 1_048_576;
/**
 * Calls before the first reading: code is compiled, and the SIP transactions of the last 32 s (RFC 3261 timers B to J),
 * which belong to both readings, have come to their full number.
 */
const warmUp = 50;

interface Reading {
  readonly heapMb: number;
  readonly browserMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

async function read(devTools: CDPSession): Promise<Reading> {
  // Twice: what finalizers let go of is garbage for the second round.
  for (const _ of [1, 2]) await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await devTools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devTools.send('Memory.getDOMCounters');
  return {
    heapMb: usedSize / megabyte,
    browserMb: embedderHeapUsedSize / megabyte,
    nodes,
    listeners: jsEventListeners,
  };
}

async function takeCall({ page }: LaunchedApp): Promise<void> {
  await page.evaluate(async () => {
    // The line refuses a second call while the first is ending; main allows about one a second.
    for (;;) {
      const called = await window.baton.request('practice:call', { scriptId: 'high-interest' });
      if (called.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  await page.getByText('Audio ready').waitFor();
  // Locked until the desk's brief has cleared the call.
  await page.locator('.acts .go:not([aria-disabled])').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.controls button:not([aria-disabled])').first().waitFor();
  await page.keyboard.press('Control+Shift+H');
  await page.getByRole('heading', { name: 'How was the handoff?' }).waitFor();
  await page.getByRole('button', { name: /^Later/ }).click();
  await page.getByRole('group', { name: 'Availability' }).waitFor();
}

export const run: Bench = async ({ runs = 500 }) => {
  const rep = await launchBaton({ args: ['--accept-plain-keyring'] });
  try {
    await untilReachable(rep.page);
    const devTools = await rep.page.context().newCDPSession(rep.page);
    const idle = await read(devTools);
    for (let call = 0; call < warmUp; call += 1) await takeCall(rep);
    const before = await read(devTools);
    for (let call = 0; call < runs; call += 1) {
      await takeCall(rep);
      if ((call + 1) % 100 === 0)
        console.error(`  ${call + 1} calls, heap ${(await read(devTools)).heapMb.toFixed(2)} MB`);
    }
    const after = await read(devTools);
    const metric = (name: string, unit: string, value: number, goal: string | null) =>
      compare({ bench: 'memory', metric: name, unit, baton: [value], peers: {}, goal });
    return [
      metric('idle heap of the page', 'MB', idle.heapMb, null),
      metric(`heap growth over ${runs} practice calls`, 'MB', after.heapMb - before.heapMb, '<= 2 MB'),
      metric(`browser objects’ growth over ${runs} calls`, 'MB', after.browserMb - before.browserMb, null),
      metric(`DOM nodes more after ${runs} calls`, 'nodes', after.nodes - before.nodes, null),
      metric(`listeners more after ${runs} calls`, 'listeners', after.listeners - before.listeners, null),
    ];
  } finally {
    await rep.close();
  }
};
