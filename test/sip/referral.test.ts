/** A REFER of the far end on the wire: refused, or followed and reported. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Message, responseTo, webrtcSdp } from './support/sip-text.ts';
import { talking } from './support/talking.ts';

afterEach(() => vi.unstubAllGlobals());

async function referred(referTo = '<sip:sam@sip.test>', more: readonly string[] = []) {
  const phone = await talking();
  const answer = phone.call.send('REFER', [`Refer-To: ${referTo}`, ...more]);
  const referral = await phone.referrals.until(() => true);
  return { ...phone, answer, referral };
}

it('is told with whom it names, and not followed by itself', async () => {
  const { referral, leg, edge, answer } = await referred('<sip:sam@sip.test;transport=ws>');
  expect(referral).toMatchObject({ legId: leg.id, uri: 'sip:sam@sip.test' });
  expect(edge.requests('INVITE')).toEqual([]);
  referral.refuse();
  expect((await answer).status).toBe(403);
});

it.each([
  ['a number of another kind', '<tel:+19005550100>'],
  ['nobody', '<sip:sip.test>'],
  ['another method', '<sip:sam@sip.test;method=BYE>'],
  ['a call in escapes nobody can read', '<sip:sam@sip.test?Replaces=a%FFb>'],
])('that names %s is refused at once', async (_name, referTo) => {
  const { call, referrals } = await talking();
  expect((await call.send('REFER', [`Refer-To: ${referTo}`])).status).toBe(400);
  expect(referrals.all).toEqual([]);
});

describe('that is followed', () => {
  async function followed(referTo?: string, more?: readonly string[]) {
    const phone = await referred(referTo, more);
    const placed = phone.referral.follow('call-of-theirs');
    if (!placed.ok) throw new Error(placed.error.message);
    placed.value.dial();
    expect((await phone.answer).status).toBe(202);
    const invite = await phone.edge.nextRequest('INVITE');
    const reports: Message[] = [];
    const report = async () => {
      const notify = await phone.call.request('NOTIFY');
      phone.call.answer(notify, 200);
      reports.push(notify);
      return [notify.body, notify.header('subscription-state')?.split(';')[0]];
    };
    expect(await report()).toEqual(['SIP/2.0 100 Trying', 'active']);
    return { ...phone, placed: placed.value, invite, report, reports };
  }

  it('calls whom it names, says who sent us and whose place we take', async () => {
    const { invite } = await followed(
      '<sip:sam@sip.test;transport=ws;method=INVITE?Replaces=abc%3Bto-tag%3D1%3Bfrom-tag%3D2>',
      ['Referred-By: <sip:ada@trunk.test>'],
    );
    expect(invite.startLine).toBe('INVITE sip:sam@sip.test;transport=ws SIP/2.0');
    expect(invite.header('call-id')).toBe('call-of-theirs');
    expect(invite.header('replaces')).toBe('abc;to-tag=1;from-tag=2');
    expect(invite.header('referred-by')).toBe('<sip:ada@trunk.test>');
  });

  it('reports ringing and the answer, once', async () => {
    const { edge, invite, report, reports, answer } = await followed();
    edge.send(responseTo(invite, 180, ['Contact: <sip:sam@far.test>']));
    expect(await report()).toEqual(['SIP/2.0 180 Ringing', 'active']);
    edge.send(responseTo(invite, 200, ['Contact: <sip:sam@far.test>'], webrtcSdp()));
    expect(await report()).toEqual(['SIP/2.0 200 OK', 'terminated']);
    const id = (await answer).header('cseq')?.split(' ')[0];
    expect(reports.map((notify) => notify.header('event'))).toEqual(Array(3).fill(`refer;id=${id}`));
    expect(edge.requests('NOTIFY')).toHaveLength(3);
  });

  it('reports why nobody was reached', async () => {
    const { edge, invite, report } = await followed();
    edge.send(responseTo(invite, 486));
    expect(await report()).toEqual(['SIP/2.0 486 Busy Here', 'terminated']);
  });

  it('reports that the rep has cancelled', async () => {
    const { edge, invite, report, placed } = await followed();
    edge.send(responseTo(invite, 180, ['Contact: <sip:sam@far.test>']));
    await report();
    await placed.hangUp();
    edge.send(responseTo(await edge.nextRequest('CANCEL'), 200));
    edge.send(responseTo(invite, 487));
    expect(await report()).toEqual(['SIP/2.0 487 Request Terminated', 'terminated']);
  });
});
