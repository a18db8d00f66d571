/** Several servers: the next one when one is away, and back to the first between calls. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerList } from '../../src-renderer/sip/server-list.ts';
import { responseTo } from './support/sip-text.ts';
import { createTestPhone } from './support/test-phone.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const first = 'wss://edge.test/ws';
const second = 'wss://second.test/ws';
const servers = [first, second];

describe('a phone with two servers', () => {
  it('is registered at the second within a second when the first goes away, and the rep is told of one loss', async () => {
    const { edge, reachability } = await createTestPhone({ route: { servers } }).registered();
    edge.down.add(first);
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(edge.socket?.url).toBe(second);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('tries the same one first when only the connection broke', async () => {
    const { edge } = await createTestPhone({ route: { servers } }).registered();
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(edge.socket?.url).toBe(first);
  });

  it('goes to the second when the first is overloaded, whatever it says about later', async () => {
    const phone = createTestPhone({ route: { servers } });
    const accept = phone.edge.onRegister;
    phone.edge.onRegister = (request) =>
      phone.edge.socket?.url === first ? responseTo(request, 503, ['Retry-After: 600']) : accept(request);
    phone.phone.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(phone.edge.socket?.url).toBe(second);
    expect(phone.reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it.each([
    ['closes the connection instead of an answer', () => null],
    ['takes the contact and then closes the connection, again and again', null],
  ])('goes to the second when the first %s', async (_title, answer) => {
    const phone = createTestPhone({ route: { servers } });
    const accept = phone.edge.onRegister;
    phone.edge.onRegister = (request) => {
      const { socket } = phone.edge;
      if (socket?.url !== first) return accept(request);
      setTimeout(() => socket.drop());
      return (answer ?? accept)(request);
    };
    phone.phone.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(phone.edge.socket?.url).toBe(second);
    expect(phone.reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('does not wait for the second as long as that asked for once the first may be back', async () => {
    const phone = createTestPhone({ route: { servers } });
    const accept = phone.edge.onRegister;
    phone.edge.down.add(first);
    phone.edge.onRegister = (request) =>
      phone.edge.socket?.url === second ? responseTo(request, 503, ['Retry-After: 3600']) : accept(request);
    phone.phone.start();
    await vi.advanceTimersByTimeAsync(5_000);
    phone.edge.down.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phone.edge.socket?.url).toBe(first);
    expect(phone.reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('stays signed out although it was on its way back to the first', async () => {
    const { phone, edge, reachability } = await createTestPhone({ route: { servers } }).registered();
    edge.down.add(first);
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(1_000);
    edge.down.clear();
    const accept = edge.onRegister;
    // The second falls silent when it is told to forget the phone, and then goes away.
    edge.onRegister = (request) => (request.header('contact')?.includes('expires=0') ? null : accept(request));
    const hasLeft = () => edge.requests('REGISTER').some((request) => request.header('contact')?.includes('expires=0'));
    for (let waited = 0; waited < 60_000 && !hasLeft(); waited += 100) await vi.advanceTimersByTimeAsync(100);
    expect(hasLeft()).toBe(true);
    edge.down.add(second);
    edge.socket?.drop();
    void phone.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reachability.all.at(-1)).toEqual({ kind: 'signed-out' });
  });

  it('stays where its password is refused', async () => {
    const phone = createTestPhone({ route: { servers } });
    phone.edge.onRegister = (request) => responseTo(request, 403);
    phone.phone.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phone.edge.requests('REGISTER')).toHaveLength(1);
  });

  it('goes back to the first once it is there again, takes its contact along, and never in a call', async () => {
    const { edge, reachability, legs } = await createTestPhone({ route: { servers } }).registered();
    edge.down.add(first);
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(1_000);
    edge.down.clear();
    const call = edge.invite();
    await legs.until(() => true);
    await call.response(183);
    await vi.advanceTimersByTimeAsync(45_000);
    expect(edge.socket?.url).toBe(second);
    call.cancel();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(edge.socket?.url).toBe(first);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
    expect(edge.requests('REGISTER').at(-2)?.header('contact')).toContain('expires=0');
  });

  it('is tried everywhere, again and again, while both are away', async () => {
    const { edge, reachability } = await createTestPhone({ route: { servers } }).registered();
    edge.down.add(first).add(second);
    edge.socket?.drop();
    await vi.advanceTimersByTimeAsync(20_000);
    edge.down.delete(second);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(reachability.all.at(-1)?.kind).toBe('reachable');
    expect(edge.socket?.url).toBe(second);
  });
});

describe('the list', () => {
  it('leaves a server alone for longer each time, and forgives one that served for long', () => {
    let now = 0;
    const list = new ServerList(['a', 'b'], () => now);
    expect(list.failed()).toBe(true);
    expect(list.current).toBe('b');
    now = 29_999;
    expect(list.better()).toBeNull();
    now = 30_000;
    expect(list.better()).toBe('a');
    list.avoid('a');
    now += 59_999;
    expect(list.better()).toBeNull();
    now += 1;
    list.use('a');
    list.reached();
    now += 700_000;
    expect(list.failed()).toBe(true);
    now += 30_000;
    expect(list.better()).toBe('a');
  });

  it('of one server is that server', () => {
    const list = new ServerList(['a'], () => 0);
    expect(list.failed()).toBe(false);
    expect(list.current).toBe('a');
    expect(list.better()).toBeNull();
  });
});
