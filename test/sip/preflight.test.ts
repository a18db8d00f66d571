/** The test before the first call: one round trip to the edge, and what STUN and TURN servers answer. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connections } from './support/fake-webrtc.ts';
import { createTestPhone } from './support/test-phone.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const turn = { urls: 'turn:turn.test', username: 'rep', credential: 'secret' };

describe('the edge', () => {
  it('is asked once and answers', async () => {
    const { phone, edge } = await createTestPhone().registered();
    const answer = phone.checkEdge();
    await vi.advanceTimersByTimeAsync(10);
    expect(await answer).toEqual({ ok: true, value: { roundTripMs: expect.any(Number) } });
    expect(edge.requests('OPTIONS')).toHaveLength(1);
  });

  it('that is silent is said to be', async () => {
    const { phone, edge } = await createTestPhone().registered();
    if (edge.socket) edge.socket.frozen = true;
    const answer = phone.checkEdge();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });

  it('is not asked while the phone is not registered', async () => {
    const { phone } = createTestPhone();
    expect(await phone.checkEdge()).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });
});

describe('the way of the sound', () => {
  async function gathering(iceServers: readonly (typeof turn | { readonly urls: string })[]) {
    const { phone } = await createTestPhone({ edge: { iceServers: [...iceServers] } }).registered();
    const checked = phone.checkPaths();
    const connection = connections.at(-1);
    const tell = (name: string, fields: object) => connection?.dispatchEvent(Object.assign(new Event(name), fields));
    return { checked, connection, tell };
  }

  it('is asked of the account’s servers, as a call would', async () => {
    const { checked, connection, tell } = await gathering([{ urls: 'stun:stun.test' }, turn]);
    expect(connection?.configuration).toEqual({ iceServers: [{ urls: 'stun:stun.test' }, turn] });
    tell('icecandidate', { candidate: { type: 'host' } });
    await vi.advanceTimersByTimeAsync(40);
    tell('icecandidate', { candidate: { type: 'srflx' } });
    await vi.advanceTimersByTimeAsync(20);
    tell('icecandidate', { candidate: { type: 'relay' } });
    tell('icecandidate', { candidate: null });
    expect(await checked).toEqual({ stuns: true, turns: true, reflexiveMs: 40, relayMs: 60, refused: false });
  });

  it('tells a wrong password from a server that is not there', async () => {
    const { checked, tell } = await gathering([turn]);
    tell('icecandidateerror', { errorCode: 401 });
    tell('icecandidate', { candidate: null });
    expect(await checked).toMatchObject({ relayMs: null, refused: true });
    const silent = await gathering([turn]);
    silent.tell('icecandidateerror', { errorCode: 701 });
    silent.tell('icecandidate', { candidate: null });
    expect(await silent.checked).toMatchObject({ relayMs: null, refused: false });
  });

  it('is said to be refused by a relay whose password nobody has entered', async () => {
    const { checked, connection, tell } = await gathering([{ ...turn, credential: '' }]);
    expect(connection?.configuration).toEqual({ iceServers: [] });
    tell('icecandidate', { candidate: null });
    expect(await checked).toMatchObject({ turns: true, relayMs: null, refused: true });
  });

  it('is waited for no longer than five seconds, and nothing stays open', async () => {
    const { checked, connection } = await gathering([turn]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await checked).toMatchObject({ turns: true, relayMs: null });
    expect(connection?.signalingState).toBe('closed');
  });
});
