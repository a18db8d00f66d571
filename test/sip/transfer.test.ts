/** REFER on the wire: what is asked, what is reported, what comes of it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Message, responseTo, webrtcSdp } from './support/sip-text.ts';
import { talking } from './support/talking.ts';

afterEach(() => vi.unstubAllGlobals());

const extension = { kind: 'code', digits: '204' } as const;

async function referred() {
  const phone = await talking();
  phone.leg.transfer(extension);
  const refer = await phone.call.request('REFER');
  const report = (status: string, event = 'refer') =>
    phone.call.send(
      'NOTIFY',
      [`Event: ${event}`, 'Subscription-State: active;expires=60'],
      `SIP/2.0 ${status}`,
      'message/sipfrag;version=2.0',
    );
  const progress = () => phone.events.all.flatMap((event) => (event.type === 'transfer' ? [event.progress] : []));
  const again = async () => {
    phone.leg.transfer({ kind: 'code', digits: '205' });
    const next = await phone.call.request('REFER');
    phone.call.answer(next, 202);
    return next;
  };
  return { ...phone, refer, report, progress, again };
}

/** Of the REFER, as its reports name it. */
function idOf(refer: Message): string {
  return `refer;id=${refer.header('cseq')?.split(' ')[0]}`;
}

it('asks for the target in the own domain, and says who asks', async () => {
  const { refer } = await referred();
  expect(refer.header('refer-to')).toBe('<sip:204@sip.test>');
  expect(refer.header('referred-by')).toBe('<sip:rep1@sip.test>');
});

it('is told every report, each of which is answered', async () => {
  const { call, refer, report, progress } = await referred();
  call.answer(refer, 202);
  for (const status of ['100 Trying', '180 Ringing', '200 OK']) expect((await report(status)).status).toBe(200);
  expect(progress()).toEqual([{ kind: 'trying' }, { kind: 'trying' }, { kind: 'ringing' }, { kind: 'done' }]);
});

describe('fails with what the last report says', () => {
  it.each([
    ['486 Busy Here', 'busy'],
    ['480 Temporarily Unavailable', 'no-answer'],
    ['603 Decline', 'rejected'],
    ['404 Not Found', 'wrong-number'],
    ['302 Moved', 'failed'],
    ['503 Service Unavailable', 'failed'],
  ])('%s: %s', async (status, why) => {
    const { call, refer, report, progress } = await referred();
    call.answer(refer, 202);
    await report(status);
    expect(progress().at(-1)).toEqual({ kind: 'failed', why });
  });
});

it.each([403, 405, 501, 603])('%i to the REFER itself: the far end does none', async (status) => {
  const { call, refer, events } = await referred();
  call.answer(refer, status);
  const failed = await events.until((event) => event.type === 'transfer' && event.progress.kind === 'failed');
  expect(failed).toEqual({ type: 'transfer', progress: { kind: 'failed', why: 'refused' } });
});

it('puts two through to each other: the first is to take our place in the call with the second', async () => {
  const { phone, edge, call, leg } = await talking();
  const placed = phone.call({ kind: 'number', e164: '+13035550142' }, 'call-of-ours');
  if (!placed.ok) throw new Error(placed.error.message);
  placed.value.dial();
  const invite = await edge.nextRequest('INVITE');
  edge.send(responseTo(invite, 200, ['Contact: <sip:sam@far.test;transport=ws>'], webrtcSdp()));
  await edge.nextRequest('ACK');
  leg.putThrough(placed.value);
  const refer = await call.request('REFER');
  const tag = /tag=(.+)$/.exec(invite.header('from') ?? '')?.[1];
  const replaces = encodeURIComponent(`call-of-ours;to-tag=edge;from-tag=${tag}`);
  expect(refer.header('refer-to')).toBe(`<sip:sam@far.test;transport=ws?Replaces=${replaces}>`);
});

it('takes no report it cannot read for an answer', async () => {
  const { call, refer, report, progress } = await referred();
  call.answer(refer, 202);
  expect((await report('hello')).status).toBe(200);
  expect(progress().some(({ kind }) => kind === 'failed' || kind === 'done')).toBe(false);
});

describe('of two transfers in a row', () => {
  it('the first, taken back, has no more to say: the second goes on', async () => {
    const { call, refer, report, progress, again } = await referred();
    call.answer(refer, 202);
    await report('180 Ringing', idOf(refer));
    const second = await again();
    expect((await report('200 OK', idOf(refer))).status).toBe(200);
    expect(progress().at(-1)).toEqual({ kind: 'trying' });
    await report('180 Ringing', idOf(second));
    await report('200 OK', idOf(second));
    expect(progress().slice(-2)).toEqual([{ kind: 'ringing' }, { kind: 'done' }]);
  });

  it('the first, failed already, cannot be done after all', async () => {
    const { call, refer, report, progress, again } = await referred();
    call.answer(refer, 202);
    await report('486 Busy Here', idOf(refer));
    await report('200 OK', idOf(refer));
    await again();
    await report('200 OK', idOf(refer));
    expect(progress().some(({ kind }) => kind === 'done')).toBe(false);
  });

  it('a far end that names neither reports the first to its end, then the second', async () => {
    const { call, refer, report, progress, again } = await referred();
    call.answer(refer, 202);
    await again();
    await report('487 Request Terminated');
    expect(progress().at(-1)).toEqual({ kind: 'trying' });
    await report('200 OK');
    expect(progress().at(-1)).toEqual({ kind: 'done' });
  });
});

it('a report nobody has asked for is refused, and ends no call', async () => {
  const { call, events } = await talking();
  const report = call.send('NOTIFY', ['Event: refer'], 'SIP/2.0 200 OK', 'message/sipfrag;version=2.0');
  expect((await report).status).toBe(481);
  expect(events.all.some(({ type }) => type === 'transfer')).toBe(false);
});

it('a report of anything else is refused with what may be reported', async () => {
  const { report } = await referred();
  const refused = await report('200 OK', 'dialog');
  expect([refused.status, refused.header('allow-events')]).toEqual([489, 'refer']);
});

it('cannot put anybody through to a call that is over', async () => {
  const { phone, edge, leg, events } = await talking();
  const placed = phone.call({ kind: 'number', e164: '+13035550142' }, 'call-of-ours');
  if (!placed.ok) throw new Error(placed.error.message);
  placed.value.dial();
  const invite = await edge.nextRequest('INVITE');
  edge.send(responseTo(invite, 200, ['Contact: <sip:sam@far.test>'], webrtcSdp()));
  await edge.nextRequest('ACK');
  await placed.value.hangUp();
  edge.send(responseTo(await edge.nextRequest('BYE'), 200));
  leg.putThrough(placed.value);
  expect(events.all.at(-1)).toEqual({ type: 'transfer', progress: { kind: 'failed', why: 'failed' } });
  expect(edge.requests('REFER')).toEqual([]);
});
