/** Staying reachable: lost and frozen sockets, sleep, an edge that is away. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { responseTo } from './support/sip-text.ts';
import { createTestPhone } from './support/test-phone.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What the browser says of the network, as `navigator.connection` does. */
function browserNetwork(): EventTarget {
  const connection = new EventTarget();
  vi.stubGlobal('navigator', { connection });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  return connection;
}

describe('another estimate of the network by the browser', () => {
  it('costs no connection that is slow for a moment', async () => {
    const network = browserNetwork();
    const { edge } = await createTestPhone().registered();
    const { socket } = edge;
    const answer = edge.onOptions;
    edge.onOptions = (request) => {
      setTimeout(() => edge.send(answer(request) ?? ''), 1_500);
      return null;
    };
    network.dispatchEvent(new Event('change'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(edge.requests('OPTIONS')).toHaveLength(1);
    expect(edge.socket).toBe(socket);
  });

  it('neither begins a connection anew that is being made, nor hurries one the edge wants later', async () => {
    const network = browserNetwork();
    const phone = createTestPhone();
    const accept = phone.edge.onRegister;
    phone.edge.onRegister = (request) => {
      setTimeout(() => phone.edge.send(responseTo(request, 503, ['Retry-After: 60'])), 2_000);
      return null;
    };
    phone.phone.start();
    for (let second = 0; second < 30; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      network.dispatchEvent(new Event('change'));
    }
    expect(phone.edge.requests('REGISTER')).toHaveLength(1);
    phone.edge.onRegister = accept;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(phone.reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('finds a dead connection within seconds', async () => {
    const network = browserNetwork();
    const { edge, reachability } = await createTestPhone().registered();
    if (edge.socket) edge.socket.frozen = true;
    network.dispatchEvent(new Event('change'));
    await vi.advanceTimersByTimeAsync(2_200);
    expect(edge.requests('REGISTER')).toHaveLength(2);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });
});

describe('connection', () => {
  it('registers again at once when the socket closes', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(10);
    expect(reachability.all.map(({ kind }) => kind)).toEqual([
      'connecting',
      'reachable',
      'offline',
      'connecting',
      'reachable',
    ]);
    expect(edge.requests('REGISTER')).toHaveLength(2);
    expect(edge.requests('REGISTER').every((request) => request.header('contact')?.includes('expires=120'))).toBe(true);
  });

  it('keeps trying, further and further apart, while the edge is away', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    edge.up = false;
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    const waits = reachability.all.flatMap((state) => (state.kind === 'offline' ? [state.retryInMs ?? -1] : []));
    expect(waits[0]).toBe(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15_000);
    expect(waits.length).toBeLessThan(60);
    edge.up = true;
    await vi.advanceTimersByTimeAsync(15_100);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('comes back ever more slowly to an edge that takes it and then closes, and at once after that has held', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    const accept = edge.onRegister;
    edge.onRegister = (request) => {
      setTimeout(() => edge.socket?.drop());
      return accept(request);
    };
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(edge.requests('REGISTER').length).toBeLessThan(60);
    edge.onRegister = accept;
    await vi.advanceTimersByTimeAsync(180_000);
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(10);
    expect(reachability.all.at(-2)?.kind).toBe('connecting');
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('holds the attempts of an outage against nobody once it is over, however soon the next one comes', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    await vi.advanceTimersByTimeAsync(20_000);
    edge.up = false;
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    edge.up = true;
    while (reachability.all.at(-1)?.kind !== 'reachable') await vi.advanceTimersByTimeAsync(100);
    edge.socket?.drop();
    expect(reachability.all.at(-1)).toMatchObject({ kind: 'offline', retryInMs: 0 });
  });

  it('notices a frozen socket by an OPTIONS that is not answered, and opens another', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    const frozen = edge.socket;
    if (frozen) frozen.frozen = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(edge.socket).not.toBe(frozen);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('checks a doubtful socket at once when the network changes', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    if (edge.socket) edge.socket.frozen = true;
    phone.checkNow('network');
    await vi.advanceTimersByTimeAsync(1_600);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
    expect(edge.requests('REGISTER')).toHaveLength(2);
  });

  it('opens another after a sleep, whatever the old one says', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    const { socket } = edge;
    phone.checkNow('sleep');
    await vi.advanceTimersByTimeAsync(10);
    expect(edge.socket).not.toBe(socket);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('leaves a socket that answers alone', async () => {
    const { phone, edge } = await createTestPhone().registered();
    const { socket } = edge;
    phone.checkNow('network');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(edge.socket).toBe(socket);
    expect(edge.requests('OPTIONS')).toHaveLength(1);
  });

  it('leaves an edge alone that refuses OPTIONS because it is busy: the path is proven', async () => {
    const { edge } = await createTestPhone().registered();
    const { socket } = edge;
    edge.onOptions = (request) => responseTo(request, 503);
    await vi.advanceTimersByTimeAsync(21_000);
    expect(edge.requests('OPTIONS')).toHaveLength(1);
    expect(edge.socket).toBe(socket);
  });

  it('gives a far edge the time it always takes when the network changes', async () => {
    const { phone, edge } = await createTestPhone().registered();
    const { socket } = edge;
    const answer = edge.onOptions;
    edge.onOptions = (request) => {
      setTimeout(() => edge.send(answer(request) ?? ''), 1_800);
      return null;
    };
    await vi.advanceTimersByTimeAsync(17_000);
    phone.checkNow('network');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(edge.socket).toBe(socket);
  });

  it('does not wait for the next attempt when the machine wakes', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    edge.up = false;
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(30_000);
    edge.up = true;
    phone.checkNow('network');
    await vi.advanceTimersByTimeAsync(10);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('does not wait half a minute for a REGISTER that nobody answers', async () => {
    const phone = createTestPhone();
    const answer = phone.edge.onRegister;
    phone.edge.onRegister = () => null;
    phone.phone.start();
    await vi.advanceTimersByTimeAsync(8_050);
    expect(phone.reachability.all.at(-1)?.kind).toBe('offline');
    phone.edge.onRegister = answer;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(phone.reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('is reachable only once registered, and signed out stays signed out', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    await phone.stop();
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reachability.all.at(-1)).toEqual({ kind: 'signed-out' });
  });

  it('says when the edge answers late', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    const answer = edge.onOptions;
    edge.onOptions = (request) => {
      setTimeout(() => edge.send(answer(request) ?? ''), 2_500);
      return null;
    };
    await vi.advanceTimersByTimeAsync(18_000);
    expect(reachability.all.at(-1)).toMatchObject({ kind: 'degraded', why: expect.stringContaining('2.5 s') });
  });
});
