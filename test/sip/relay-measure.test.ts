/** The bandwidth step of the test before the first call, on a way of sound whose faults the test chooses. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pipe, RelayLoop } from '../../src-renderer/sip/relay-loop.ts';
import { measureRelay } from '../../src-renderer/sip/relay-measure.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const turn = [{ urls: 'turn:turn.test', username: 'rep', credential: 'secret' }];
const patient = new AbortController().signal;

interface Way {
  /** From end to end, ms. */
  readonly delayMs: number;
  /** Every so manieth packet does not arrive; 0: all do. */
  readonly losesEvery: number;
  /** Bytes that get through in a millisecond; one after the other. */
  readonly bytesPerMs: number;
}

function pipe({ delayMs, losesEvery, bytesPerMs }: Way): Pipe {
  let listener: (data: ArrayBuffer) => void = () => undefined;
  let count = 0;
  let freeAt = 0;
  let waiting = 0;
  return {
    send(data) {
      count += 1;
      if (losesEvery > 0 && count % losesEvery === 0) return;
      waiting += data.byteLength;
      freeAt = Math.max(freeAt, performance.now()) + data.byteLength / bytesPerMs;
      const sent = freeAt - performance.now();
      setTimeout(() => {
        waiting -= data.byteLength;
      }, sent);
      setTimeout(() => listener(data), sent + delayMs);
    },
    waiting: () => waiting,
    onArrival(next) {
      listener = next;
    },
  };
}

function loopOf(way: Way, bulk: Way = { ...way, losesEvery: 0 }) {
  const loop = { voice: pipe(way), bulk: pipe(bulk), close: vi.fn() } satisfies RelayLoop;
  const measure = (signal = patient) =>
    measureRelay(turn, signal, { now: () => performance.now(), open: async () => loop });
  return { loop, measure };
}

async function finished<T>(measuring: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(10_000);
  return measuring;
}

describe('the way through the relay', () => {
  it('is told by its round trip, its loss and its rate, and is closed after it', async () => {
    const { loop, measure } = loopOf({ delayMs: 60, losesEvery: 20, bytesPerMs: 125 });
    const measured = await finished(measure());
    expect(measured).toMatchObject({ kind: 'measured', lost: 0.05 });
    if (measured.kind !== 'measured') return;
    expect(measured.roundTripMs).toBeGreaterThanOrEqual(60);
    expect(measured.roundTripMs).toBeLessThan(70);
    // 125 bytes in a millisecond are 1,000 kbit/s; the way there of the first packet counts, too.
    expect(measured.kbitPerSecond).toBeGreaterThan(900);
    expect(measured.kbitPerSecond).toBeLessThan(1_050);
    expect(loop.close).toHaveBeenCalledOnce();
  });

  it('that is narrow is found to be', async () => {
    const { measure } = loopOf(
      { delayMs: 60, losesEvery: 0, bytesPerMs: 125 },
      { delayMs: 60, losesEvery: 0, bytesPerMs: 5 },
    );
    const measured = await finished(measure());
    expect(measured).toMatchObject({ kind: 'measured', lost: 0 });
    if (measured.kind === 'measured') expect(Math.round(measured.kbitPerSecond / 10)).toBe(4);
  });

  it('takes no more than four million bytes of a wide one', async () => {
    const { loop, measure } = loopOf({ delayMs: 1, losesEvery: 0, bytesPerMs: 100_000 });
    const sent = vi.spyOn(loop.bulk, 'send');
    await finished(measure());
    const bytes = sent.mock.calls.reduce((sum, [data]) => sum + data.byteLength, 0);
    expect(bytes).toBeGreaterThan(3_000_000);
    expect(bytes).toBeLessThanOrEqual(4_001_200);
  });

  it('from which nothing comes back is not given figures', async () => {
    const { loop, measure } = loopOf({ delayMs: 1, losesEvery: 1, bytesPerMs: 125 });
    expect(await finished(measure())).toEqual({ kind: 'not-carried' });
    expect(loop.close).toHaveBeenCalledOnce();
    expect(await measureRelay(turn, patient, { now: () => performance.now(), open: async () => null })).toEqual({
      kind: 'not-carried',
    });
  });

  it('is left at once when the rep leaves the test', async () => {
    const { loop, measure } = loopOf({ delayMs: 1, losesEvery: 0, bytesPerMs: 125 });
    const leaving = new AbortController();
    const measuring = measure(leaving.signal);
    await vi.advanceTimersByTimeAsync(500);
    leaving.abort();
    expect(await measuring).toEqual({ kind: 'not-carried' });
    expect(loop.close).toHaveBeenCalledOnce();
  });
});

it('without a relay nothing is opened, and nothing is claimed', async () => {
  const open = vi.fn();
  const stun = [{ urls: ['stun:stun.test'] }];
  expect(await measureRelay(stun, patient, { now: () => 0, open })).toEqual({ kind: 'no-relay' });
  expect(open).not.toHaveBeenCalled();
});
