/**
 * Fault 1: the SIP torture test messages (RFC 4475). None throws, none that is invalid rings, and after each one the next
 * honest INVITE rings. Faults 2 and 3 are among them: unknown schemes, SIP/7.0, CSeq mismatch.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { parseMessage, webrtcSdp, writeMessage } from '../../sip/support/sip-text.ts';
import { createTestPhone, type TestPhone } from '../../sip/support/test-phone.ts';

const corpus = path.resolve(import.meta.dirname, '../../../../shared/data/rfc4475');
const manifestSchema = z.object({
  messages: z.array(z.object({ file: z.string(), title: z.string(), parser: z.enum(['accept', 'reject']) })),
});
const messages = existsSync(corpus)
  ? manifestSchema.parse(JSON.parse(readFileSync(path.join(corpus, 'manifest.json'), 'utf8'))).messages
  : [];
if (messages.length === 0) console.log(`skipped: no RFC 4475 messages at ${corpus}`);

/** What must be answered with what (RFC 4475 and RFC 3261 8.2); a file that is not listed may be answered or dropped. */
const statuses: Readonly<Record<string, number>> = {
  'badbranch.dat': 200,
  'baddate.dat': 400,
  'badvers.dat': 505,
  'bext01.dat': 420,
  'clerr.dat': 400,
  'escruri.dat': 400,
  'intmeth.dat': 405,
  'invut.dat': 415,
  'ltgtruri.dat': 400,
  'lwsruri.dat': 400,
  'lwsstart.dat': 400,
  'mcl01.dat': 400,
  'mismatch01.dat': 400,
  'mismatch02.dat': 400,
  'multi01.dat': 400,
  'ncl.dat': 400,
  'novelsc.dat': 416,
  'quotbal.dat': 400,
  'sdp01.dat': 488,
  'trws.dat': 400,
  'unkscm.dat': 416,
};

describe.skipIf(messages.length === 0)('RFC 4475', () => {
  const uncaught: unknown[] = [];
  const onUncaught = (error: unknown) => uncaught.push(error);
  beforeAll(() => {
    process.on('unhandledRejection', onUncaught);
    process.on('uncaughtException', onUncaught);
  });
  afterAll(() => {
    process.off('unhandledRejection', onUncaught);
    process.off('uncaughtException', onUncaught);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** The next call rings: the phone has survived. */
  async function nextRings({ edge, legs }: TestPhone): Promise<void> {
    const known = legs.all.length;
    const call = edge.invite({ target: 'sip:user@example.com' });
    await call.response(183);
    expect(legs.all.length).toBe(known + 1);
  }

  it.each(messages)('$file: $title', async ({ file, parser }) => {
    const phone = await createTestPhone({ edge: { aor: 'sip:user@example.com' } }).registered();
    const text = readFileSync(path.join(corpus, file), 'utf8');
    phone.edge.send(text);
    await nextRings(phone);
    const original = parseMessage(text);
    const rang = phone.legs.all.filter(({ leg }) => leg.facts.sipCallId === original.header('call-id'));
    if (parser === 'reject') expect(rang).toEqual([]);
    const expected = statuses[file];
    const answers = phone.edge.received.filter(
      ({ status, header }) => status !== null && status >= 200 && header('call-id') === original.header('call-id'),
    );
    if (expected !== undefined) expect(answers.map(({ status }) => status)).toEqual([expected]);
    expect(uncaught).toEqual([]);
  });

  // The messages offer RTP/AVP, which alone keeps them from ringing. With an honest offer the defect itself has to.
  const invalidInvites = messages.filter(({ file, parser }) => {
    return parser === 'reject' && readFileSync(path.join(corpus, file), 'utf8').startsWith('INVITE');
  });
  it.each(invalidInvites)('$file with a secure offer does not ring either', async ({ file }) => {
    if (file === 'clerr.dat' || file === 'ncl.dat') return;
    const phone = await createTestPhone({ edge: { aor: 'sip:user@example.com' } }).registered();
    const [head = ''] = readFileSync(path.join(corpus, file), 'utf8').split('\r\n\r\n');
    const [startLine = '', ...fields] = head.split('\r\n').filter((line) => !/^content-|^l:|^c:/i.test(line));
    phone.edge.send(writeMessage(startLine, fields, webrtcSdp()));
    await nextRings(phone);
    expect(phone.legs.all).toHaveLength(1);
  });
});
