/** Signing in at the edge: what is sent, what is answered to whom, and what the rep is told. Faults 10 and 14. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Message, responseTo } from './support/sip-text.ts';
import { account, createTestPhone, type TestPhone } from './support/test-phone.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const challenge = (realm: string, algorithm: string | null, more = '') =>
  `WWW-Authenticate: Digest realm="${realm}", nonce="abc${algorithm}"${algorithm === null ? '' : `, algorithm=${algorithm}`}, qop="auth"${more}`;

/** Answers REGISTER with these challenges until it carries credentials that `accepts` them. */
function demand({ edge }: TestPhone, challenges: readonly string[], accepts: (credentials: string) => boolean): void {
  edge.onRegister = (request) => {
    const credentials = request.header('authorization');
    return credentials !== undefined && accepts(credentials)
      ? responseTo(request, 200, [`Contact: ${request.header('contact')}`])
      : responseTo(request, 401, challenges);
  };
}

function parameter(credentials: string, name: string): string {
  return new RegExp(`[ ,]${name}="?([^",]+)`).exec(credentials)?.[1] ?? '';
}

/** The response a server computes, by an implementation that is not the product's. */
function expectedResponse(credentials: string, hash: 'md5' | 'sha256' | 'sha512-256', password = 'secret1'): string {
  const h = (text: string) => createHash(hash).update(text).digest('hex');
  const get = (name: string) => parameter(credentials, name);
  const ha1 = h(`${get('username')}:${get('realm')}:${password}`);
  const ha2 = h(`REGISTER:${get('uri')}`);
  return h(`${ha1}:${get('nonce')}:${get('nc')}:${get('cnonce')}:auth:${ha2}`);
}

const credentialsOf = ({ edge }: TestPhone) =>
  edge.requests('REGISTER').flatMap((request) => request.headers('authorization'));

describe('registration', () => {
  it('registers one stable contact with instance and reg-id, and says that calls can arrive', async () => {
    const { edge, reachability } = await createTestPhone().registered();
    const contact = edge.requests('REGISTER')[0]?.header('contact') ?? '';
    expect(contact).toContain(`<sip:${account.contactUser}@`);
    expect(contact).toContain(`+sip.instance="<urn:uuid:${account.instanceId}>"`);
    expect(contact).toContain('reg-id=1');
    expect(contact).toContain('expires=120');
    expect(reachability.all.map(({ kind }) => kind)).toEqual(['connecting', 'reachable']);
  });

  it('has the same contact after a restart', async () => {
    const first = await createTestPhone().registered();
    const second = await createTestPhone().registered();
    const contact = ({ edge }: TestPhone) => edge.requests('REGISTER')[0]?.header('contact');
    expect(contact(second)).toBe(contact(first));
  });

  it('refreshes before the granted lifetime is over', async () => {
    vi.useFakeTimers();
    const { edge } = createTestPhone();
    vi.unstubAllGlobals();
    const phone = createTestPhone();
    phone.edge.onRegister = (request) =>
      responseTo(request, 200, [`Contact: ${request.header('contact')?.replace('expires=120', 'expires=60')}`]);
    await phone.registered();
    await vi.advanceTimersByTimeAsync(46_000);
    expect(phone.edge.requests('REGISTER')).toHaveLength(2);
    expect(edge.requests('REGISTER')).toHaveLength(0);
  });

  it.each([
    ['only in the Expires field (RFC 3261 10.2.4)', '', ['Expires: 60'], 46, 2],
    ['nowhere', '', [], 91, 2],
    ['for longer than a timer can run', ';expires=4294967295', [], 120, 1],
    ['and at once taken away', ';expires=0', [], 7, 1],
  ])('does not ask again and again where the lifetime is granted %s', async (_title, granted, more, seconds, asked) => {
    vi.useFakeTimers();
    const phone = createTestPhone();
    const given = ({ header }: Message) => `Contact: ${header('contact')?.replace(/;expires=\d+/, granted)}`;
    // A storm is over soon.
    phone.edge.onRegister = (request) =>
      phone.edge.requests('REGISTER').length > 20 ? null : responseTo(request, 200, [given(request), ...more]);
    phone.phone.start();
    await vi.advanceTimersByTimeAsync(seconds * 1_000);
    expect(phone.edge.requests('REGISTER')).toHaveLength(asked);
  });

  it('finds its contact among those of other phones, and ignores an absurd list', async () => {
    const phone = createTestPhone();
    phone.edge.onRegister = (request) =>
      responseTo(request, 200, [
        'Contact: <sip:other@192.0.2.1>;expires=30, <sip:desk@192.0.2.2>;expires=40',
        `Contact: ${request.header('contact')}`,
        'Contact: this is no contact at all <<<',
      ]);
    await phone.registered();
    expect(phone.reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it('takes its contact back on sign-out', async () => {
    const { phone, edge, reachability } = await createTestPhone().registered();
    await phone.stop();
    expect(edge.requests('REGISTER').at(-1)?.header('contact')).toContain('expires=0');
    expect(reachability.all.at(-1)).toEqual({ kind: 'signed-out' });
  });
});

describe('digest', () => {
  it.each([
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
    ['SHA-512-256', 'sha512-256'],
  ] as const)('answers a challenge with %s alone', async (algorithm, hash) => {
    const phone = createTestPhone();
    demand(phone, [challenge('sip.test', algorithm)], (credentials) => {
      return parameter(credentials, 'response') === expectedResponse(credentials, hash);
    });
    await phone.registered();
    expect(credentialsOf(phone)[0]).toContain(`algorithm=${algorithm}`);
  });

  it.each([
    [
      'in separate fields',
      [challenge('sip.test', 'MD5'), challenge('sip.test', 'SHA-256'), challenge('sip.test', null)],
    ],
    ['in one field', [`${challenge('sip.test', 'SHA-256')}, ${challenge('sip.test', 'MD5').slice(18)}`]],
    ['beside a foreign realm', [challenge('evil.test', 'SHA-512-256'), challenge('sip.test', 'SHA-256')]],
    ['beside an unknown algorithm', [challenge('sip.test', 'SHA-256'), challenge('sip.test', 'ROT13')]],
  ])('answers the strongest of several %s', async (_title, challenges) => {
    const phone = createTestPhone();
    demand(phone, challenges, (credentials) => {
      return parameter(credentials, 'response') === expectedResponse(credentials, 'sha256');
    });
    await phone.registered();
    expect(credentialsOf(phone)).toHaveLength(1);
  });

  it('counts the uses of a nonce', async () => {
    vi.useFakeTimers();
    const phone = createTestPhone();
    demand(phone, [challenge('sip.test', 'SHA-256')], () => true);
    await phone.registered();
    phone.edge.onRegister = (request) =>
      request.header('authorization')?.includes('nc=00000002')
        ? responseTo(request, 200, [`Contact: ${request.header('contact')}`])
        : responseTo(request, 401, [challenge('sip.test', 'SHA-256')]);
    await vi.advanceTimersByTimeAsync(91_000);
    expect(credentialsOf(phone).at(-1)).toContain('nc=00000002');
  });

  it('quotes a user name that contains a quote', async () => {
    const phone = createTestPhone({ edge: { username: 'a"b\\c' } });
    demand(phone, [challenge('sip.test', 'SHA-256')], () => true);
    await phone.registered();
    expect(credentialsOf(phone)[0]).toContain('username="a\\"b\\\\c"');
  });

  it('uses the realm of the account where one is set', async () => {
    const phone = createTestPhone({ edge: { realm: 'asterisk' } });
    demand(phone, [challenge('asterisk', 'MD5')], () => true);
    await phone.registered();
    expect(credentialsOf(phone)[0]).toContain('realm="asterisk"');
  });
});

describe('a refusal', () => {
  async function refused(phone: TestPhone): Promise<string> {
    phone.phone.start();
    const offline = await phone.reachability.until((state) => state.kind === 'offline' && state.retryInMs === null);
    return offline.kind === 'offline' ? offline.why : '';
  }

  it('of the password is for the user to mend: one attempt, no retry, the socket is closed', async () => {
    const phone = createTestPhone();
    demand(phone, [challenge('sip.test', 'SHA-256')], () => false);
    expect(await refused(phone)).toContain('password');
    expect(credentialsOf(phone)).toHaveLength(1);
    expect(phone.edge.socket?.readyState).toBeGreaterThan(1);
  });

  it('by 403 is the same', async () => {
    const phone = createTestPhone();
    phone.edge.onRegister = (request) => responseTo(request, 403);
    expect(await refused(phone)).toContain('password');
  });

  it('for a foreign realm names it, and no credentials were sent', async () => {
    const phone = createTestPhone();
    demand(phone, [challenge('evil.test', 'MD5')], () => true);
    expect(await refused(phone)).toContain('evil.test');
    expect(phone.edge.received.every(({ text }) => !/authorization/i.test(text))).toBe(true);
  });

  it('for an unknown method of sign-in sends no credentials', async () => {
    const phone = createTestPhone();
    demand(phone, [challenge('sip.test', 'ROT13')], () => true);
    expect(await refused(phone)).toContain('does not know');
    expect(credentialsOf(phone)).toEqual([]);
  });

  it('with 5xx is tried again, not before the edge wants it', async () => {
    vi.useFakeTimers();
    const phone = createTestPhone();
    let refusals = 0;
    phone.edge.onRegister = (request: Message) => {
      refusals += 1;
      return refusals === 1
        ? responseTo(request, 503, ['Retry-After: 20'])
        : responseTo(request, 200, [`Contact: ${request.header('contact')}`]);
    };
    phone.phone.start();
    expect(await phone.reachability.until(({ kind }) => kind === 'offline')).toMatchObject({ retryInMs: 20_000 });
    await vi.advanceTimersByTimeAsync(19_000);
    expect(refusals).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(phone.reachability.all.at(-1)?.kind).toBe('reachable');
  });

  it.each([
    ['a server that is not encrypted and not here', { server: 'ws://edge.test/ws' }],
    ['a name that would be a header of its own', { displayName: 'Rep\r\nX-Evil: 1' }],
    ['an address that is none', { aor: 'sip:@@' }],
  ])('of %s comes before anything is sent', async (_title, edge) => {
    const phone = createTestPhone({ edge });
    expect(await refused(phone)).not.toBe('');
    expect(phone.edge.received).toEqual([]);
    expect(phone.edge.socket).toBeNull();
  });
});
