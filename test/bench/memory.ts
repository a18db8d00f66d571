/**
 * memory: the page's heap at rest, and what it has grown by after many practice calls, each taken by keyboard: ring,
 * bridge, both hear each other, hang up, verdict later. Garbage is collected before every reading. `browser objects` are
 * what Chromium itself keeps for the page (nodes, media streams): it holds every MediaStreamAudioSourceNode as long as its
 * AudioContext runs, so that each call leaves a few kilobytes there until the page is loaded again.
 */
import { launchBaton } from '../support/app.ts';
import { type Bench, compare } from './metric.ts';
import { readPage as read, takeCall, warmUp } from './support/practice-rep.ts';
import { untilReachable } from './support/rep.ts';

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
