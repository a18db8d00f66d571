import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digest, domain, type RunningExchange, runExchange, SipClient } from './sip-client.ts';

let running: RunningExchange;
let now = 1_700_000_000_000;

beforeEach(async () => {
  now = 1_700_000_000_000;
  running = await runExchange({ now: () => now });
});
afterEach(() => running.close());

async function client(user: string, contact?: string): Promise<SipClient> {
  const made = new SipClient(running.url, user, contact);
  await made.opened();
  return made;
}

describe('registration', () => {
  it.each(['MD5', 'SHA-256'] as const)('accepts a digest made with %s', async (algorithm) => {
    const rep = await client('rep');
    const reply = await rep.register({ algorithm });
    expect(reply.startLine).toBe('SIP/2.0 200 OK');
    expect(reply.header('Contact')).toMatch(/^<sip:\w+@\w+\.invalid;transport=ws>;expires=120$/);
    expect(running.exchange.isRegistered('rep')).toBe(true);
  });

  it('offers SHA-256 before MD5', async () => {
    const rep = await client('rep');
    rep.request('REGISTER', `sip:${domain}`, { to: `<sip:rep@${domain}>` });
    const challenges = (await rep.receive(/401/)).headers('WWW-Authenticate');
    expect(challenges.map((value) => /algorithm=([\w-]+)/.exec(value)?.[1])).toEqual(['SHA-256', 'MD5']);
  });

  it('challenges a wrong password again and registers nobody', async () => {
    const rep = await client('rep');
    expect((await rep.register({ password: 'guess' })).startLine).toBe('SIP/2.0 401 Unauthorized');
    expect(running.exchange.isRegistered('rep')).toBe(false);
  });

  it('refuses to register under a name that is not the proven one', async () => {
    const rep = await client('stranger');
    rep.request('REGISTER', `sip:${domain}`, { to: `<sip:rep@${domain}>` });
    const challenged = await rep.receive(/401/);
    const authorization = digest(challenged, {
      username: 'stranger',
      password: 'stranger-secret',
      algorithm: 'MD5',
      method: 'REGISTER',
      uri: `sip:${domain}`,
    });
    const headers = [`Authorization: ${authorization}`, `Contact: <${rep.contact}>`];
    rep.request('REGISTER', `sip:${domain}`, { to: `<sip:rep@${domain}>`, headers });
    expect((await rep.receive(/^SIP/)).startLine).toBe('SIP/2.0 403 Forbidden');
  });

  it('answers a replayed nonce count, and one grown too old, as stale', async () => {
    const rep = await client('rep');
    const to = `<sip:rep@${domain}>`;
    rep.request('REGISTER', `sip:${domain}`, { to });
    const challenged = await rep.receive(/401/);
    const attempt = async (nc: string) => {
      const authorization = digest(challenged, {
        username: 'rep',
        password: 'rep-secret',
        algorithm: 'SHA-256',
        method: 'REGISTER',
        uri: `sip:${domain}`,
        nc,
      });
      rep.request('REGISTER', `sip:${domain}`, { to, headers: [`Authorization: ${authorization}`] });
      return rep.receive(/^SIP/);
    };
    expect((await attempt('00000001')).startLine).toContain('200');
    expect((await attempt('00000001')).header('WWW-Authenticate')).toContain('stale=true');
    now += 301_000;
    expect((await attempt('00000002')).header('WWW-Authenticate')).toContain('stale=true');
  });

  it('keeps one binding per instance and reg-id when the phone comes back over another socket', async () => {
    const instance = ';+sip.instance="<urn:uuid:8a9e3f06-3b7e-4a4e-8f2e-0e4bb4b9c001>";reg-id=1';
    const first = await client('rep', 'oldcontact');
    const replied = await first.register({ contact: `<${first.contact}>${instance}` });
    expect(replied.header('Require')).toBe('outbound');
    const second = await client('rep', 'newcontact');
    const contacts = (await second.register({ contact: `<${second.contact}>${instance}` })).headers('Contact');
    expect(contacts).toHaveLength(1);
    expect(contacts[0]).toContain('newcontact');
    const gone = first.closed();
    first.close();
    await gone;
    expect(running.exchange.isRegistered('rep')).toBe(true);
  });

  it('forgets a contact when it expires, is removed, or loses its socket', async () => {
    const rep = await client('rep');
    await rep.register({ expires: 60 });
    now += 61_000;
    expect(running.exchange.isRegistered('rep')).toBe(false);
    await rep.register();
    expect(running.exchange.isRegistered('rep')).toBe(true);
    expect((await rep.register({ contact: '*', expires: 0 })).header('Contact')).toBe('');
    expect(running.exchange.isRegistered('rep')).toBe(false);
  });

  it('refuses a lifetime below its minimum', async () => {
    const rep = await client('rep');
    const reply = await rep.register({ expires: 3 });
    expect(reply.startLine).toContain('423');
    expect(reply.header('Min-Expires')).toBe('10');
  });

  it('tells its owner who came and went', async () => {
    const seen: string[] = [];
    let left: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    const other = await runExchange({
      onRegistration: (username, here) => {
        seen.push(`${username} ${here}`);
        if (!here) left();
      },
    });
    const rep = new SipClient(other.url, 'rep');
    await rep.opened();
    await rep.register();
    rep.close();
    await gone;
    expect(seen).toEqual(['rep true', 'rep false']);
    await other.close();
  });
});

describe('the wire', () => {
  it('closes a connection that sends more than 64 KiB at once', async () => {
    const rep = await client('rep');
    const closed = rep.closed();
    rep.send('x'.repeat(70_000));
    expect(await closed).toBe(1009);
  });

  it('drops noise, answers a broken request 400 and a foreign scheme 416, and goes on', async () => {
    const rep = await client('rep');
    rep.send('hello');
    rep.send('\r\nINVITE\r\n\r\n');
    rep.send('SIP/2.0 200 OK\r\nCSeq: nonsense\r\n\r\n');
    rep.request('INVITE', `sip:rep@${domain}`, { headers: ['CSeq: 7 BYE'] });
    expect((await rep.receive(/^SIP/)).startLine).toBe('SIP/2.0 400 Bad Request');
    rep.request('INVITE', 'nobodyknows:rep', { to: `<sip:rep@${domain}>` });
    expect((await rep.receive(/^SIP/)).startLine).toBe('SIP/2.0 416 Unsupported URI Scheme');
    expect((await rep.register()).startLine).toContain('200');
  });

  it('answers the keep-alive of RFC 5626 and OPTIONS, registered or not', async () => {
    const rep = await client('rep');
    const pong = new Promise((resolve) => rep.socket.once('message', (data) => resolve(String(data))));
    rep.send('\r\n\r\n');
    expect(await pong).toBe('\r\n');
    rep.request('OPTIONS', `sip:${domain}`);
    expect((await rep.receive(/^SIP/)).startLine).toBe('SIP/2.0 200 OK');
  });

  it('refuses a socket without the sip subprotocol', async () => {
    const { WebSocket } = await import('ws');
    const socket = new WebSocket(running.url);
    const message = await new Promise<string>((resolve) => socket.once('error', (error) => resolve(error.message)));
    expect(message).toContain('400');
  });
});
