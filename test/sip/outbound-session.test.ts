/** The life of the session of a call the rep places (RFC 4028), on the wire: offered, asked again, settled by the answer. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LegEvent } from '../../src-renderer/call/ports.ts';
import { createRecorder } from './support/recorder.ts';
import { type Message, responseTo, webrtcSdp } from './support/sip-text.ts';
import { createTestPhone } from './support/test-phone.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function dialled() {
  const phone = await createTestPhone().registered();
  const events = createRecorder<LegEvent>();
  const placed = phone.phone.call({ kind: 'number', e164: '+13035550142' }, 'call-of-ours');
  if (!placed.ok) throw new Error(placed.error.message);
  const leg = placed.value;
  leg.subscribe((event) => events.push(event));
  leg.dial();
  const invite = await phone.edge.nextRequest('INVITE');
  const answer = async (request: Message, headers: readonly string[]) => {
    const lines = ['Contact: <sip:far@far.test>', ...headers];
    phone.edge.send(responseTo(request, 200, lines, webrtcSdp()));
    await phone.edge.nextRequest('ACK');
    await events.until(({ type }) => type === 'answered');
  };
  const refuse = async (request: Message, minSe: string) => {
    phone.edge.send(responseTo(request, 422, [minSe]));
    await phone.edge.nextRequest('ACK');
  };
  return { ...phone, leg, events, invite, answer, refuse };
}

const cseq = (message: Message) => Number(message.header('cseq')?.split(' ')[0]);
const timerOf = (message: Message) => [message.header('session-expires'), message.header('min-se')];

it('is offered, and who refreshes is left to whoever answers', async () => {
  const { invite } = await dialled();
  expect(timerOf(invite)).toEqual(['1800', '90']);
  expect(invite.header('supported')).toContain('timer');
});

describe('a 422', () => {
  it('is asked again with what it names, also by the next one on the way; the call is one and the same', async () => {
    const { edge, invite, answer, refuse, events } = await dialled();
    await refuse(invite, 'Min-SE: 600');
    const second = await edge.nextRequest('INVITE');
    expect(timerOf(second)).toEqual(['1800', '600']);
    await refuse(second, 'Min-SE: 2400');
    const third = await edge.nextRequest('INVITE');
    expect(timerOf(third)).toEqual(['2400', '2400']);
    for (const field of ['call-id', 'from', 'to']) expect(third.header(field)).toBe(invite.header(field));
    expect([second, third].map(cseq)).toEqual([cseq(invite) + 1, cseq(invite) + 2]);
    await answer(third, []);
    expect(events.all.map(({ type }) => type)).toEqual(['answered']);
  });

  it.each([
    ['names nothing', 'Server: odd'],
    ['names what was asked for', 'Min-SE: 90'],
  ])('that %s is no reason to ask again', async (_name, header) => {
    const { edge, invite, refuse, events } = await dialled();
    await refuse(invite, header);
    expect(await events.until(({ type }) => type === 'failed')).toEqual({ type: 'failed', cause: 'rejected-by-edge' });
    expect(edge.requests('INVITE')).toHaveLength(1);
  });

  it('is not asked again for ever', async () => {
    const { edge, invite, refuse, events } = await dialled();
    await refuse(invite, 'Min-SE: 100');
    for (const more of [200, 300, 400]) await refuse(await edge.nextRequest('INVITE'), `Min-SE: ${more}`);
    await events.until(({ type }) => type === 'failed');
    expect(edge.requests('INVITE')).toHaveLength(4);
  });

  it('after the rep has hung up is the end', async () => {
    const { edge, invite, leg } = await dialled();
    edge.send(responseTo(invite, 180, ['Contact: <sip:far@far.test>']));
    await leg.hangUp();
    edge.send(responseTo(await edge.nextRequest('CANCEL'), 200));
    edge.send(responseTo(invite, 422, ['Min-SE: 600']));
    await edge.nextRequest('ACK');
    expect(edge.requests('INVITE')).toHaveLength(1);
  });

  it('before the rep hangs up: the INVITE that rings is the one that is cancelled', async () => {
    const { edge, invite, refuse, leg } = await dialled();
    await refuse(invite, 'Min-SE: 600');
    const second = await edge.nextRequest('INVITE');
    edge.send(responseTo(second, 180, ['Contact: <sip:far@far.test>']));
    await leg.hangUp();
    const cancel = await edge.nextRequest('CANCEL');
    expect([cancel.header('via'), cseq(cancel)]).toEqual([second.header('via'), cseq(second)]);
  });
});

describe('as the answer says', () => {
  const minutes = 60_000;

  it('we refresh, after half the time and with the least that was asked for', async () => {
    vi.useFakeTimers();
    const { edge, invite, answer, refuse } = await dialled();
    await refuse(invite, 'Min-SE: 600');
    await answer(await edge.nextRequest('INVITE'), ['Session-Expires: 600;refresher=uac', 'Require: timer']);
    await vi.advanceTimersByTimeAsync(5 * minutes + 100);
    const refresh = await edge.nextRequest('INVITE');
    expect(refresh.header('to')).toContain(';tag=');
    expect(timerOf(refresh)).toEqual(['600;refresher=uac', '600']);
  });

  it('the far end refreshes, and a call nobody refreshes is over', async () => {
    vi.useFakeTimers();
    const { edge, invite, answer, events } = await dialled();
    await answer(invite, ['Session-Expires: 600;refresher=uas']);
    await vi.advanceTimersByTimeAsync(9 * minutes);
    expect(events.all.at(-1)).toEqual({ type: 'answered' });
    await vi.advanceTimersByTimeAsync(29_000);
    edge.send(responseTo(await edge.nextRequest('INVITE'), 503));
    await vi.advanceTimersByTimeAsync(32_000);
    await edge.nextRequest('BYE');
    expect(events.all.at(-1)).toEqual({ type: 'failed', cause: 'signalling-lost' });
  });

  it('nobody does: the call has no end of its own', async () => {
    vi.useFakeTimers();
    const { edge, invite, answer, events } = await dialled();
    await answer(invite, []);
    await vi.advanceTimersByTimeAsync(60 * minutes);
    expect(events.all.at(-1)).toEqual({ type: 'answered' });
    expect([edge.requests('INVITE'), edge.requests('BYE')].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('a life of no time at all is a slip, and ends no call', async () => {
    vi.useFakeTimers();
    const { invite, answer, events } = await dialled();
    await answer(invite, ['Session-Expires: 0;refresher=uas']);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(events.all.at(-1)).toEqual({ type: 'answered' });
  });
});
