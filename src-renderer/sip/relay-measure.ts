/**
 * What the way through the relay carries, measured before the first call: packets as Opus makes them for round trip and
 * loss, then as much as goes through for the rate. Every packet travels to the relay and back once, up and down at once,
 * so the rate is that of the narrower direction while both are busy.
 */
import type { RelayMeasurement } from '../call/ports.ts';
import { openRelayLoop, type Pipe, type RelayLoop } from './relay-loop.ts';

/** Two seconds of sound: one packet each 20 ms (RFC 7587 4.2), bytes with what RTP and Opus at its best put into them. */
const voice = { packets: 100, everyMs: 20, bytes: 172 };
/** For what is still on its way when the last packet has been sent, ms. */
const stragglers = 500;
/** Ends after `ms` or `mostBytes`, whichever is first. `ahead`: bytes kept waiting at the sender. */
const burst = { ms: 2_000, bytes: 1_200, mostBytes: 4_000_000, ahead: 64_000, lookEveryMs: 5 };

export interface RelayMeasureParts {
  /** Monotonic ms. */
  readonly now: () => number;
  readonly open: typeof openRelayLoop;
}

const browser: RelayMeasureParts = { now: () => performance.now(), open: openRelayLoop };

/** Takes about 5 s, up to 8 s where nothing comes through; `signal` ends it at once. */
export async function measureRelay(
  iceServers: readonly RTCIceServer[],
  signal: AbortSignal,
  { now, open }: RelayMeasureParts = browser,
): Promise<RelayMeasurement> {
  if (!iceServers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/i.test(url)))) return { kind: 'no-relay' };
  const loop = await open(iceServers, signal);
  if (loop === null) return { kind: 'not-carried' };
  try {
    return await measure(loop, now, signal);
  } catch {
    // The connection broke in the middle.
    return { kind: 'not-carried' };
  } finally {
    loop.close();
  }
}

async function measure(loop: RelayLoop, now: () => number, signal: AbortSignal): Promise<RelayMeasurement> {
  const delays = await speakThrough(loop.voice, now, signal);
  const median = delays[Math.floor(delays.length / 2)];
  if (median === undefined) return { kind: 'not-carried' };
  const bitsPerMs = await pushThrough(loop.bulk, now, signal);
  const lost = (voice.packets - delays.length) / voice.packets;
  return { kind: 'measured', roundTripMs: median, lost, kbitPerSecond: bitsPerMs };
}

/** How long each packet took that arrived, ascending, ms. */
async function speakThrough(pipe: Pipe, now: () => number, signal: AbortSignal): Promise<readonly number[]> {
  const sentAt: number[] = [];
  const took = new Map<number, number>();
  pipe.onArrival((data) => {
    const number = new DataView(data).getUint16(0);
    const at = sentAt[number];
    if (at !== undefined && !took.has(number)) took.set(number, now() - at);
  });
  for (let number = 0; number < voice.packets; number += 1) {
    const packet = new ArrayBuffer(voice.bytes);
    new DataView(packet).setUint16(0, number);
    sentAt.push(now());
    pipe.send(packet);
    await pause(voice.everyMs, signal);
  }
  await pause(stragglers, signal);
  return [...took.values()].sort((a, b) => a - b);
}

/** Bits in a millisecond. */
async function pushThrough(pipe: Pipe, now: () => number, signal: AbortSignal): Promise<number> {
  let arrived = 0;
  let sent = 0;
  const startedAt = now();
  let lastAt = startedAt;
  pipe.onArrival((data) => {
    arrived += data.byteLength;
    lastAt = now();
  });
  while (now() - startedAt < burst.ms && arrived < burst.mostBytes) {
    while (sent < burst.mostBytes && pipe.waiting() < burst.ahead) {
      pipe.send(new ArrayBuffer(burst.bytes));
      sent += burst.bytes;
    }
    await pause(burst.lookEveryMs, signal);
  }
  return arrived === 0 ? 0 : (arrived * 8) / Math.max(1, lastAt - startedAt);
}

/** Rejects when `signal` ends it. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error('Ended early.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
