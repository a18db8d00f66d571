/** Hold from either side, and digits, on the wire. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import { connections } from './support/fake-webrtc.ts';
import { webrtcSdp } from './support/sip-text.ts';
import { talking } from './support/talking.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('hold', () => {
  it('tells the far end, is silent both ways, and undoes it', async () => {
    const { call, leg, sent, audible } = await talking();
    const holding = leg.setHeld(true);
    expect(sent()?.enabled).toBe(false);
    expect(audible).toEqual([false]);
    const hold = await call.request('INVITE');
    expect(hold.body).toContain('a=sendonly');
    call.answer(hold, 200, webrtcSdp({ direction: 'recvonly' }));
    expect(await holding).toEqual(ok(undefined));

    const resuming = leg.setHeld(false);
    const resume = await call.request('INVITE');
    expect(resume.body).toContain('a=sendrecv');
    call.answer(resume, 200, webrtcSdp());
    expect(await resuming).toEqual(ok(undefined));
    expect(sent()?.enabled).toBe(true);
    expect(audible).toEqual([true]);
  });

  it('keeps mute when it is undone', async () => {
    const { call, leg, sent } = await talking();
    leg.setMuted(true);
    for (const held of [true, false]) {
      const changing = leg.setHeld(held);
      call.answer(await call.request('INVITE'), 200, webrtcSdp());
      await changing;
    }
    expect(sent()?.enabled).toBe(false);
  });

  it('is taken back when the far end refuses it', async () => {
    const { call, leg, audible } = await talking();
    const holding = leg.setHeld(true);
    call.answer(await call.request('INVITE'), 488);
    expect(await holding).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(audible).toEqual([true]);
  });

  it('is sent again after glare', async () => {
    vi.useFakeTimers();
    const { call, leg } = await talking();
    const holding = leg.setHeld(true);
    call.answer(await call.request('INVITE'), 491);
    await vi.advanceTimersByTimeAsync(2_100);
    call.answer(await call.request('INVITE'), 200, webrtcSdp({ direction: 'recvonly' }));
    expect(await holding).toEqual(ok(undefined));
  });

  it('by the far end is told, and so is its end', async () => {
    const { call, events } = await talking();
    const hold = await call.send('INVITE', [], webrtcSdp({ direction: 'sendonly' }));
    expect(hold.body).toContain('a=recvonly');
    call.ack();
    expect(await events.until((event) => event.type === 'remote-hold' && event.held)).toBeDefined();
    expect((await call.send('INVITE', [], webrtcSdp())).body).toContain('a=sendrecv');
    expect(await events.until((event) => event.type === 'remote-hold' && !event.held)).toBeDefined();
  });

  it('of both sides is inactive; taken back by us it still only listens', async () => {
    const { call, leg, events } = await talking();
    await call.send('INVITE', [], webrtcSdp({ direction: 'sendonly' }));
    call.ack();
    await events.until(({ type }) => type === 'remote-hold');
    const holding = leg.setHeld(true);
    const hold = await call.request('INVITE');
    expect(hold.body).toContain('a=inactive');
    call.answer(hold, 200, webrtcSdp({ direction: 'inactive' }));
    await holding;
    const resuming = leg.setHeld(false);
    const resume = await call.request('INVITE');
    expect(resume.body).toContain('a=recvonly');
    call.answer(resume, 200, webrtcSdp({ direction: 'sendonly' }));
    await resuming;
    expect(events.all.filter(({ type }) => type === 'remote-hold')).toEqual([{ type: 'remote-hold', held: true }]);
    expect((await call.send('INVITE', [], webrtcSdp())).body).toContain('a=sendrecv');
  });

  it('by the far end may come in its answer', async () => {
    const { call, leg, events } = await talking();
    for (const held of [true, false]) {
      const changing = leg.setHeld(held);
      call.answer(await call.request('INVITE'), 200, webrtcSdp({ direction: held ? 'inactive' : 'sendonly' }));
      await changing;
      // Nobody who is on hold says by that whether they hold, too.
      expect(events.all.some(({ type }) => type === 'remote-hold')).toBe(!held);
    }
  });

  it('by the far end may come in the ACK, after it asked for our offer', async () => {
    const { call, events } = await talking();
    expect((await call.send('INVITE')).body).toContain('a=sendrecv');
    call.ack(webrtcSdp({ direction: 'sendonly' }));
    expect(await events.until(({ type }) => type === 'remote-hold')).toEqual({ type: 'remote-hold', held: true });
  });

  it('of ours is stated again when the far end refreshes the session', async () => {
    const { call, leg } = await talking();
    const holding = leg.setHeld(true);
    call.answer(await call.request('INVITE'), 200, webrtcSdp({ direction: 'recvonly' }));
    await holding;
    expect((await call.send('INVITE', [], webrtcSdp())).body).toContain('a=sendonly');
  });
});

describe('tones', () => {
  it('are RFC 4733 events, one after the other', async () => {
    const { leg } = await talking();
    expect(await leg.sendTones('12')).toEqual(ok(undefined));
    expect(await leg.sendTones('#')).toEqual(ok(undefined));
    expect(connections[0]?.getSenders()[0]?.dtmf.toneBuffer).toBe('12#');
  });

  it('are refused when they are none', async () => {
    const { leg } = await talking();
    expect(await leg.sendTones('1;x')).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  describe('where events were not agreed on', () => {
    async function withoutEvents() {
      const phone = await talking();
      const [sender] = connections[0]?.getSenders() ?? [];
      if (sender) sender.dtmf.canInsertDTMF = false;
      return phone;
    }

    it('are one INFO each, in order', async () => {
      const { call, leg } = await withoutEvents();
      const sent = leg.sendTones('5#');
      for (const signal of ['5', '#']) {
        const info = await call.request('INFO');
        expect(info.header('content-type')).toBe('application/dtmf-relay');
        expect(info.body).toBe(`Signal=${signal}\r\nDuration=100\r\n`);
        call.answer(info, 200);
      }
      expect(await sent).toEqual(ok(undefined));
    });

    it('stop at the first one that is refused, and say so', async () => {
      const { call, leg, edge } = await withoutEvents();
      const sent = leg.sendTones('12');
      call.answer(await call.request('INFO'), 415);
      expect(await sent).toMatchObject({ ok: false, error: { code: 'unsupported' } });
      expect(edge.requests('INFO')).toHaveLength(1);
    });
  });
});
