import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { domain, type RunningExchange, registered, runExchange, SipClient } from './sip-client.ts';

const toRep = `sip:rep@${domain}`;
let running: RunningExchange;
let ai: SipClient;
let rep: SipClient;

beforeEach(async () => {
  running = await runExchange({ timers: { noAnswer: 32_000, ringing: 185_000, reconnect: 50 } });
  ai = await registered(running.url, 'ai');
  rep = await registered(running.url, 'rep');
});
afterEach(() => running.close());

describe('an INVITE', () => {
  it('reaches the contact with our Via on top, a Record-Route and one hop less', async () => {
    ai.request('INVITE', toRep, { headers: ['X-Baton-Handoff: a.b.c', 'x-odd:   kept   '], body: 'v=0\r\n' });
    expect((await ai.receive(/^SIP\/2\.0 100/)).startLine).toBe('SIP/2.0 100 Trying');
    const invite = await rep.receive(/^INVITE/);
    expect(invite.startLine).toBe(`INVITE ${rep.contact} SIP/2.0`);
    expect(invite.headers('Via')).toHaveLength(2);
    expect(invite.headers('Via')[0]).toContain('127.0.0.1');
    expect(invite.header('Record-Route')).toMatch(/^<sip:127\.0\.0\.1:\d+;transport=ws;lr>$/);
    expect(invite.header('Max-Forwards')).toBe('69');
    expect(invite.header('X-Baton-Handoff')).toBe('a.b.c');
    expect(invite.header('x-odd')).toBe('kept');
    expect(invite.body).toBe('v=0\r\n');
  });

  it('brings answers back with our Via taken off, and carries the dialog to its BYE', async () => {
    const call = ai.request('INVITE', toRep, { headers: [`Contact: <${ai.contact}>`] });
    const invite = await rep.receive(/^INVITE/);
    rep.reply(invite, 183, 'Session Progress', ['X-Test: early'], 'answer');
    const progress = await ai.receive(/^SIP\/2\.0 183/);
    expect(progress.headers('Via')).toEqual([`SIP/2.0/WS client.invalid;branch=${call.branch}`]);
    expect(progress.body).toBe('answer');
    rep.reply(invite, 200, 'OK', [`Contact: <${rep.contact}>`]);
    const answered = await ai.receive(/^SIP\/2\.0 200/);
    const dialog = {
      to: answered.header('To'),
      callId: call.callId,
      headers: [`Route: ${answered.header('Record-Route')}`],
    };
    ai.request('ACK', rep.contact, { ...dialog, cseq: call.cseq });
    expect((await rep.receive(/^ACK/)).headers('Route')).toEqual([]);
    ai.request('INFO', rep.contact, { ...dialog, body: 'Signal=1' });
    rep.reply(await rep.receive(/^INFO/), 200, 'OK');
    expect((await ai.receive(/^SIP\/2\.0 200/)).header('CSeq')).toContain('INFO');
    rep.request('BYE', ai.contact, {
      from: answered.header('To'),
      to: `<sip:ai@${domain}>;tag=aitag`,
      callId: call.callId,
    });
    const bye = await ai.receive(/^BYE/);
    expect(bye.startLine).toBe(`BYE ${ai.contact} SIP/2.0`);
    ai.reply(bye, 200, 'OK');
    expect((await rep.receive(/^SIP\/2\.0 200/)).header('CSeq')).toContain('BYE');
  });

  it('repeats a 2xx that the phone repeats until it is acknowledged', async () => {
    ai.request('INVITE', toRep);
    const invite = await rep.receive(/^INVITE/);
    rep.reply(invite, 200, 'OK');
    rep.reply(invite, 200, 'OK');
    await ai.receive(/^SIP\/2\.0 200/);
    await ai.receive(/^SIP\/2\.0 200/);
  });

  it('is acknowledged hop by hop when refused, and the reason header travels', async () => {
    const call = ai.request('INVITE', toRep);
    rep.reply(await rep.receive(/^INVITE/), 603, 'Decline', ['X-Baton-Reason: wrong-rep']);
    expect((await rep.receive(/^ACK/)).header('CSeq')).toBe(`${call.cseq} ACK`);
    const refused = await ai.receive(/^SIP\/2\.0 603/);
    expect(refused.header('X-Baton-Reason')).toBe('wrong-rep');
    ai.request('ACK', toRep, { ...call, to: refused.header('To') });
    expect(await rep.silentAbout(/^ACK/)).toBe(true);
  });

  it('is cancelled hop by hop with the reason passed on', async () => {
    const call = ai.request('INVITE', toRep);
    const invite = await rep.receive(/^INVITE/);
    rep.reply(invite, 180, 'Ringing');
    await ai.receive(/^SIP\/2\.0 180/);
    ai.request('CANCEL', toRep, { ...call, headers: ['Reason: SIP;cause=487;text="caller left"'] });
    expect((await ai.receive(/^SIP\/2\.0 200/)).header('CSeq')).toContain('CANCEL');
    const cancel = await rep.receive(/^CANCEL/);
    expect(cancel.headers('Via')).toEqual([invite.headers('Via')[0]]);
    expect(cancel.header('Reason')).toContain('caller left');
    rep.reply(cancel, 200, 'OK');
    rep.reply(invite, 487, 'Request Terminated');
    await rep.receive(/^ACK/);
    expect((await ai.receive(/^SIP\/2\.0 487/)).header('CSeq')).toBe(`${call.cseq} INVITE`);
  });

  it('holds a CANCEL back until the phone has shown a sign of life', async () => {
    const call = ai.request('INVITE', toRep);
    const invite = await rep.receive(/^INVITE/);
    ai.request('CANCEL', toRep, call);
    await ai.receive(/^SIP\/2\.0 200/);
    expect(await rep.silentAbout(/^CANCEL/)).toBe(true);
    rep.reply(invite, 180, 'Ringing');
    await rep.receive(/^CANCEL/);
  });

  it('forks to two contacts: the first to answer wins, the other learns why', async () => {
    const desk = await registered(running.url, 'rep');
    ai.request('INVITE', toRep);
    const atRep = await rep.receive(/^INVITE/);
    const atDesk = await desk.receive(/^INVITE/);
    rep.reply(atRep, 180, 'Ringing');
    desk.reply(atDesk, 180, 'Ringing');
    desk.reply(atDesk, 200, 'OK');
    expect((await ai.receive(/^SIP\/2\.0 200/)).header('To')).toContain(desk.contact.slice(4, 10));
    expect((await rep.receive(/^CANCEL/)).header('Reason')).toBe('SIP;cause=200;text="Call completed elsewhere"');
    rep.reply(atRep, 487, 'Request Terminated');
    await rep.receive(/^ACK/);
    expect(await ai.silentAbout(/^SIP\/2\.0 487/)).toBe(true);
  });

  it('forked and refused for everybody by one cancels the others (6xx)', async () => {
    const desk = await registered(running.url, 'rep');
    ai.request('INVITE', toRep);
    const atRep = await rep.receive(/^INVITE/);
    const atDesk = await desk.receive(/^INVITE/);
    rep.reply(atRep, 180, 'Ringing');
    desk.reply(atDesk, 603, 'Decline');
    await rep.receive(/^CANCEL/);
    rep.reply(atRep, 487, 'Request Terminated');
    await ai.receive(/^SIP\/2\.0 603/);
    expect(await ai.silentAbout(/^SIP\/2\.0 487/)).toBe(true);
  });

  it('forked and refused by all answers the best refusal once', async () => {
    const desk = await registered(running.url, 'rep');
    ai.request('INVITE', toRep);
    rep.reply(await rep.receive(/^INVITE/), 503, 'Service Unavailable');
    desk.reply(await desk.receive(/^INVITE/), 480, 'Temporarily Unavailable');
    await ai.receive(/^SIP\/2\.0 480/);
    expect(await ai.silentAbout(/^SIP\/2\.0 503/)).toBe(true);
  });

  it('is answered 480 when the phone goes away, and cancelled when the caller does', async () => {
    ai.request('INVITE', toRep);
    await rep.receive(/^INVITE/);
    rep.close();
    await ai.receive(/^SIP\/2\.0 480/);
    const back = await registered(running.url, 'rep');
    ai.request('INVITE', toRep);
    back.reply(await back.receive(/^INVITE/), 180, 'Ringing');
    await ai.receive(/^SIP\/2\.0 180/);
    ai.close();
    await back.receive(/^CANCEL/);
  });

  it('may be answered over the socket the phone came back on', async () => {
    const instance = ';+sip.instance="<urn:uuid:8a9e3f06-3b7e-4a4e-8f2e-0e4bb4b9c002>";reg-id=1';
    await rep.register({ contact: `<${rep.contact}>${instance}` });
    await rep.register({ contact: `<${rep.contact}>`, expires: 0 });
    ai.request('INVITE', toRep);
    const invite = await rep.receive(/^INVITE/);
    const again = new SipClient(running.url, 'rep');
    await again.opened();
    await again.register({ contact: `<${again.contact}>${instance}` });
    rep.close();
    again.reply(invite, 200, 'OK');
    await ai.receive(/^SIP\/2\.0 200/);
  });
});

describe('what is not forwarded', () => {
  const refused = async (from: SipClient, target: string, headers: string[] = []) => {
    from.request('INVITE', target, { headers });
    return (await from.receive(/^SIP\/2\.0 [4-6]/)).startLine.slice(8, 11);
  };

  it('a request from somebody who is not registered, or under another name', async () => {
    const stranger = new SipClient(running.url, 'stranger');
    await stranger.opened();
    expect(await refused(stranger, toRep)).toBe('403');
    rep.request('INVITE', `sip:ai@${domain}`, { from: `<sip:ai@${domain}>;tag=1` });
    expect((await rep.receive(/^SIP\/2\.0 4/)).startLine).toContain('403');
  });

  it('to users that do not exist, are not here, or live elsewhere', async () => {
    expect(await refused(ai, `sip:nobody@${domain}`)).toBe('404');
    expect(await refused(ai, `sip:stranger@${domain}`)).toBe('480');
    expect(await refused(ai, 'sip:rep@example.com')).toBe('404');
  });

  it('a request out of hops, or with an extension the proxy lacks', async () => {
    ai.send(
      `INVITE ${toRep} SIP/2.0\r\nVia: SIP/2.0/WS c.invalid;branch=z9hG4bKzero\r\nMax-Forwards: 0\r\nFrom: <sip:ai@${domain}>;tag=1\r\nTo: <${toRep}>\r\nCall-ID: zero\r\nCSeq: 1 INVITE\r\n\r\n`,
    );
    expect((await ai.receive(/^SIP\/2\.0 4/)).startLine).toContain('483');
    expect(await refused(ai, toRep, ['Proxy-Require: nonsense'])).toBe('420');
  });

  it('a CANCEL or an in-dialog request that belongs to nothing', async () => {
    ai.request('CANCEL', toRep);
    expect((await ai.receive(/^SIP\/2\.0 4/)).startLine).toContain('481');
    ai.request('BYE', 'sip:gone@gone.invalid', { to: `<${toRep}>;tag=gone` });
    expect((await ai.receive(/^SIP\/2\.0 4/)).startLine).toContain('481');
  });

  it('a response from a connection that was not asked', async () => {
    const stranger = await registered(running.url, 'stranger');
    ai.request('INVITE', toRep);
    const invite = await rep.receive(/^INVITE/);
    stranger.reply(invite, 200, 'OK');
    expect(await ai.silentAbout(/^SIP\/2\.0 200/)).toBe(true);
  });
});
