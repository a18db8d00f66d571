/** The rules without a wire: digest vectors, reconnect delays, reasons, challenges, and how much of a flood is looked at. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelCause } from '../../src-renderer/sip/cancel-cause.ts';
import { createNonceCounter, type DigestInput, digestResponse } from '../../src-renderer/sip/digest.ts';
import { readFrame, splitList, writeFrame } from '../../src-renderer/sip/frame.ts';
import { checkFrame } from '../../src-renderer/sip/frame-check.ts';
import { createInviteBudget } from '../../src-renderer/sip/invite-budget.ts';
import { unwrapMultipart } from '../../src-renderer/sip/multipart.ts';
import { defaultReconnectPolicy, reconnectDelay } from '../../src-renderer/sip/reconnect-policy.ts';
import { audioDirection, refuseSdp } from '../../src-renderer/sip/sdp-policy.ts';

describe('digest (RFC 7616 3.9.1)', () => {
  const example: Omit<DigestInput, 'algorithm'> = {
    username: 'Mufasa',
    password: 'Circle of Life',
    realm: 'http-auth@example.org',
    method: 'GET',
    uri: '/dir/index.html',
    nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
    qop: { nc: '00000001', cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' },
  };

  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ] as const)('%s', (algorithm, response) => {
    expect(digestResponse({ ...example, algorithm })).toBe(response);
  });

  it('starts at one with every new nonce', () => {
    const count = createNonceCounter();
    expect(['a', 'a', 'b', 'a'].map(count)).toEqual(['00000001', '00000002', '00000001', '00000001']);
  });
});

describe('reconnect delay', () => {
  it('is nothing the first time and never more than the cap', () => {
    expect(reconnectDelay(0, 0.99)).toBe(0);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const delay = reconnectDelay(failures, random);
          return delay >= defaultReconnectPolicy.floor && delay <= defaultReconnectPolicy.cap;
        },
      ),
    );
  });

  it('stays short while it may be a restart, and then spreads over a bound that doubles', () => {
    const delays = [1, 2, 3, 40, 41, 42, 50].map((failures) => reconnectDelay(failures, 1));
    expect(delays).toEqual([500, 1_000, 1_500, 1_500, 3_000, 6_000, 15_000]);
  });
});

describe('frames', () => {
  it('nothing from the network makes reading or judging them throw', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'INVITE sip:a@b SIP/2.0',
        'SIP/2.0 200 OK',
        'CSeq: 1 INVITE',
        'l: 5',
        'c: multipart/x;boundary=a',
        'To: "',
        '',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const frame = readFrame(lines.join('\r\n'));
        if (frame === null) return;
        checkFrame(frame);
        unwrapMultipart(frame);
        refuseSdp(frame.body);
        audioDirection(frame.body);
      }),
    );
  });

  it('are written as they were read, unfolded', () => {
    const frame = readFrame('OPTIONS sip:a@b SIP/2.0\r\nSubject: one\r\n two\r\n\r\nbody');
    expect(frame && writeFrame(frame)).toBe('OPTIONS sip:a@b SIP/2.0\r\nSubject: one two\r\n\r\nbody');
  });

  it('keep commas in quotes and brackets', () => {
    expect(splitList('"a,b" <sip:c,d@e>, f, "g\\",h"')).toEqual(['"a,b" <sip:c,d@e>', 'f', '"g\\",h"']);
  });
});

describe('the reason of a CANCEL', () => {
  it.each([
    [[], 'caller-left'],
    [['SIP ;cause=200 ;text="Call completed elsewhere"'], 'answered-elsewhere'],
    [['Q.850;cause=16, SIP;cause=200'], 'answered-elsewhere'],
    [['Q.850;cause=26'], 'answered-elsewhere'],
    [['Q.850;cause=19'], 'timed-out'],
    [['SIP;cause=600'], 'caller-left'],
    [['nonsense'], 'caller-left'],
  ] as const)('%j: %s', (reasons, cause) => {
    expect(cancelCause(reasons)).toBe(cause);
  });
});

describe('a flood of INVITEs', () => {
  it('is looked at in part, again after a second', () => {
    let now = 0;
    const passes = createInviteBudget(() => now);
    const burst = () => Array.from({ length: 100 }, passes).filter(Boolean).length;
    expect(burst()).toBe(4);
    now = 999;
    expect(burst()).toBe(0);
    now = 1_000;
    expect(burst()).toBe(4);
  });
});
