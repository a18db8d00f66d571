/** REFER on the wire: what is asked, what is reported, what comes of it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { responseTo, webrtcSdp } from './support/sip-text.ts';
import { talking } from './support/talking.ts';

afterEach(() => vi.unstubAllGlobals());

const extension = { kind: 'code', digits: '204' } as const;

async function referred() {
  const phone = await talking();
  phone.leg.transfer(extension);
  const refer = await phone.call.request('REFER');
  const report = (status: string) =>
    phone.call.send(
      'NOTIFY',
      ['Event: refer', 'Subscription-State: active;expires=60'],
      `SIP/2.0 ${status}`,
      'message/sipfrag;version=2.0',
    );
  const progress = () => phone.events.all.flatMap((event) => (event.type === 'transfer' ? [event.progress] : []));
  return { ...phone, refer, report, progress };
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
