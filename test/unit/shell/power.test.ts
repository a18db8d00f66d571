/** The machine stays awake for calls, and for nothing else. */
import { beforeEach, expect, it, vi } from 'vitest';
import { callPhases, type Presence } from '../../../src-main/contract/presence.ts';
import { createSleepBlocker } from '../../../src-main/shell/power.ts';

const held = vi.hoisted(() => new Set<number>());

vi.mock('electron', () => {
  let last = 0;
  return {
    powerMonitor: {},
    powerSaveBlocker: {
      start: () => {
        last += 1;
        held.add(last);
        return last;
      },
      stop: (id: number) => held.delete(id),
    },
  };
});

beforeEach(() => held.clear());

const presence = (phase: Presence['phase']): Presence => ({
  reachability: { kind: 'reachable', roundTripMs: 4 },
  phase,
  legId: null,
  headline: null,
  detail: null,
  waiting: null,
  until: null,
});

it('from the ring to the hang-up', () => {
  const blocker = createSleepBlocker();
  const awake = callPhases.filter((phase) => {
    blocker.follow(presence(phase));
    return held.size > 0;
  });
  expect(awake).toEqual(['ringing', 'dialling', 'bridging', 'talking']);
});

it('once, however long the call, and not after the page is gone', () => {
  const blocker = createSleepBlocker();
  for (const phase of ['ringing', 'bridging', 'talking', 'talking'] as const) blocker.follow(presence(phase));
  expect(held.size).toBe(1);
  blocker.release();
  expect(held.size).toBe(0);
});
