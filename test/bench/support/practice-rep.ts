/** A rep who takes one practice call after the other by keyboard, and what the app keeps of them. */
import type { CDPSession } from '@playwright/test';
import type { LaunchedApp } from '../../support/app.ts';

const megabyte = 1_048_576;

/**
 * Calls before the first reading: code is compiled, and the SIP transactions of the last 32 s (RFC 3261 timers B to J),
 * which belong to both readings, have come to their full number.
 */
export const warmUp = 50;

export interface Reading {
  readonly heapMb: number;
  readonly browserMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Garbage is collected first. */
export async function readPage(devTools: CDPSession): Promise<Reading> {
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

/** Rings, is bridged, both hear each other, is hung up, and judged later. */
export async function takeCall({ page }: LaunchedApp): Promise<void> {
  await page.evaluate(async () => {
    // The line refuses a second call while the first is ending; main allows about one a second.
    for (;;) {
      const called = await window.baton.request('practice:call', { scriptId: 'high-interest', skipAhead: true });
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
