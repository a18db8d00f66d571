/** What others see of the rep, published at the edge (RFC 3903). */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublishedPresence } from '../../src-renderer/call/ports.ts';
import { presenceDocument } from '../../src-renderer/sip/presence-document.ts';
import { type Message, responseTo } from './support/sip-text.ts';
import { createTestPhone, type TestPhone } from './support/test-phone.ts';

let presence: PublishedPresence | null;
let phone: TestPhone;

beforeEach(() => {
  vi.useFakeTimers();
  presence = 'available';
  phone = createTestPhone({ presence: () => presence });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const said = () => phone.edge.requests('PUBLISH');
const settled = () => vi.advanceTimersByTimeAsync(0);
const answer = async (request: Message | undefined, status: number, ...headers: string[]): Promise<void> => {
  if (request === undefined) throw new Error('Nothing was published.');
  phone.edge.send(responseTo(request, status, headers));
  await settled();
};
const noteOf = (request: Message | undefined) => /<d:note>([^<]*)/.exec(request?.body ?? '')?.[1];
/** Signs in, and the edge keeps what is published for so many seconds. */
const published = async (seconds = 600): Promise<void> => {
  await phone.registered();
  await answer(said()[0], 200, 'SIP-ETag: tag1', `Expires: ${seconds}`);
};
const become = async (next: PublishedPresence | null): Promise<void> => {
  presence = next;
  phone.phone.presenceChanged();
  await settled();
};

describe('the publication', () => {
  it('is made at sign-in, changed by its tag and taken back at sign-out', async () => {
    await published();
    const [first] = said();
    expect(first?.header('event')).toBe('presence');
    expect(first?.header('content-type')).toBe('application/pidf+xml');
    expect(first?.header('sip-if-match')).toBeUndefined();
    expect(first?.body).toContain('entity="sip:rep1@sip.test"');
    expect(noteOf(first)).toBe('Available');

    await become('on-the-phone');
    expect(said()[1]?.header('sip-if-match')).toBe('tag1');
    expect(said()[1]?.body).toContain('<r:on-the-phone/>');
    await answer(said()[1], 200, 'SIP-ETag: tag2', 'Expires: 600');

    const stopping = phone.phone.stop();
    await vi.waitFor(() => expect(said()).toHaveLength(3));
    expect(said()[2]?.header('expires')).toBe('0');
    expect(said()[2]?.header('sip-if-match')).toBe('tag2');
    expect(said()[2]?.body).toBe('');
    await answer(said()[2], 200, 'Expires: 0');
    await vi.advanceTimersByTimeAsync(3_000);
    await stopping;
  });

  it('is taken back at sign-out by its newest tag, although that was still under way', async () => {
    await published();
    await become('busy');
    const stopping = phone.phone.stop();
    await settled();
    await answer(said()[1], 200, 'SIP-ETag: tag2', 'Expires: 600');
    await vi.advanceTimersByTimeAsync(10);
    expect(said()[2]?.header('expires')).toBe('0');
    expect(said()[2]?.header('sip-if-match')).toBe('tag2');
    await answer(said()[2], 200, 'Expires: 0');
    await vi.advanceTimersByTimeAsync(3_000);
    await stopping;
  });

  it('is taken back at sign-out although the edge had not confirmed it yet', async () => {
    await phone.registered();
    const stopping = phone.phone.stop();
    await settled();
    await answer(said()[0], 200, 'SIP-ETag: tag1', 'Expires: 600');
    await vi.advanceTimersByTimeAsync(10);
    expect(said()[1]?.header('sip-if-match')).toBe('tag1');
    expect(said()[1]?.header('expires')).toBe('0');
    await vi.advanceTimersByTimeAsync(5_000);
    await stopping;
  });

  it('holds nobody up at sign-out where the edge says nothing', async () => {
    await published();
    await become('busy');
    const stopping = phone.phone.stop();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(phone.edge.requests('REGISTER').at(-1)?.header('contact')).toContain('expires=0');
    await vi.advanceTimersByTimeAsync(3_000);
    await stopping;
  });

  it('is refreshed without a body before it runs out', async () => {
    await published(600);
    await vi.advanceTimersByTimeAsync(449_000);
    expect(said()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(said()[1]?.header('sip-if-match')).toBe('tag1');
    expect(said()[1]?.body).toBe('');
  });

  it('is refreshed for longer where the edge has come to ask for that meanwhile', async () => {
    await published(600);
    await vi.advanceTimersByTimeAsync(451_000);
    await answer(said()[1], 423, 'Min-Expires: 7200');
    expect(said()[2]?.header('expires')).toBe('7200');
    expect(said()[2]?.header('sip-if-match')).toBe('tag1');
  });

  it('waits for an answer before it says more, and then says only the newest', async () => {
    await phone.registered();
    await become('busy');
    await become('away');
    expect(said()).toHaveLength(1);
    await answer(said()[0], 200, 'SIP-ETag: tag1', 'Expires: 600');
    expect(said()).toHaveLength(2);
    expect(noteOf(said()[1])).toBe('Away');
  });

  it('begins anew where the edge has forgotten it', async () => {
    await published();
    await become('busy');
    await answer(said()[1], 412);
    expect(said()[2]?.header('sip-if-match')).toBeUndefined();
    expect(noteOf(said()[2])).toBe('Busy');
  });

  it('asks for as long as the edge wants at least, once', async () => {
    await phone.registered();
    await answer(said()[0], 423, 'Min-Expires: 7200');
    expect(said()[1]?.header('expires')).toBe('7200');
    await answer(said()[1], 423, 'Min-Expires: 7200');
    expect(said()).toHaveLength(2);
  });

  it.each([403, 404, 405, 482, 489, 501])('is not tried again after %i', async (status) => {
    await phone.registered();
    await answer(said()[0], status);
    await become('busy');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(said()).toHaveLength(1);
    expect(phone.log.all).toContainEqual({ level: 'info', event: 'sip.presence-not-taken' });
  });

  it('is tried again after a failure that may pass, as late as the edge asks', async () => {
    await phone.registered();
    await answer(said()[0], 503, 'Retry-After: 90');
    await vi.advanceTimersByTimeAsync(89_000);
    expect(said()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(said()).toHaveLength(2);
  });

  it('does not storm an edge that names a time no timer can run', async () => {
    await phone.registered();
    await answer(said()[0], 503, 'Retry-After: 9999999');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(said()).toHaveLength(1);
  });

  it('is said again over a new connection', async () => {
    await published();
    phone.edge.socket?.drop();
    await vi.waitFor(() => expect(said()).toHaveLength(2), { timeout: 5_000 });
    expect(said()[1]?.header('sip-if-match')).toBe('tag1');
  });

  it('is said anew where the connection went away before the answer', async () => {
    await phone.registered();
    phone.edge.socket?.drop();
    await vi.waitFor(() => expect(said()).toHaveLength(2), { timeout: 5_000 });
    expect(said()[1]?.header('sip-if-match')).toBeUndefined();
    expect(noteOf(said()[1])).toBe('Available');
  });

  it('is taken back when the rep does not want it any more, and never made without that', async () => {
    await published();
    await become(null);
    expect(said()[1]?.header('expires')).toBe('0');
    await answer(said()[1], 200, 'Expires: 0');
    await become(null);
    expect(said()).toHaveLength(2);
  });
});

it.each([
  ['available', 'open', null],
  ['wrapping-up', 'open', 'working'],
  ['do-not-disturb', 'closed', 'busy'],
  ['away', 'closed', 'away'],
  ['offline', 'closed', null],
] as const)('%s is shown as %s', (state, basic, activity) => {
  const document = presenceDocument('sip:o"neil&co@sip.test', 'device', state);
  expect(document).toContain(`<basic>${basic}</basic>`);
  expect(/<r:activities><r:([a-z-]+)\/>/.exec(document)?.[1] ?? null).toBe(activity);
  expect(document).toContain('entity="sip:o&quot;neil&amp;co@sip.test"');
});
