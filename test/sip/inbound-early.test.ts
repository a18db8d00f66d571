/** Early media on the wire: 180, 183 with our answer, 200 on Bridge; and every way such a call can end before it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections } from './support/fake-webrtc.ts';
import { createTestPhone } from './support/test-phone.ts';

afterEach(() => vi.unstubAllGlobals());

const accept = async () => ok({});

describe('early media', () => {
  it('rings, connects media silently, and bridges with the 200', async () => {
    const { edge, legs, audible } = await createTestPhone().registered();
    const call = edge.invite({ headers: ['X-Handoff: 17'] });
    const { leg, events } = await legs.until(() => true);
    await call.response(180);
    const progress = await call.response(183);
    expect(progress.body).toContain('a=fingerprint:');
    expect(progress.header('require')).toBeUndefined();
    const sender = connections[0]?.getSenders()[0];
    expect(sender?.track?.enabled).toBe(false);
    expect(audible).toEqual([false]);
    connections[0]?.become('connected');
    await events.until(({ type }) => type === 'media-ready');

    const bridged = leg.bridge(accept);
    expect(sender?.track?.enabled).toBe(true);
    expect(audible).toEqual([true]);
    const answer = await call.response(200);
    expect(answer.body).toBe(progress.body);
    expect(answer.header('x-baton-reason')).toBe('accepted');
    call.ack();
    expect(await bridged).toEqual(ok(undefined));
    await events.until(({ type }) => type === 'acknowledged');
    expect(events.all.map(({ type }) => type)).not.toContain('inbound-audio');
    for (const connection of connections) connection.packets = 5;
    await events.until(({ type }) => type === 'inbound-audio');
    expect(call.statuses).toEqual([100, 180, 183, 200]);
    expect(leg.facts).toMatchObject({
      callerId: '+15550100',
      displayName: 'Ada Prospect',
      headers: [{ name: 'X-Handoff', value: '17' }],
    });

    const hangUp = leg.hangUp();
    call.answer(await call.request('BYE'), 200);
    await hangUp;
  });
});
