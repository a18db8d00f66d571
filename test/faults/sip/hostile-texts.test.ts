/** Faults 5, 6 and 8: names and headers from the network, and texts of ours that would change a message. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inviteFactsSchema } from '../../../src-main/contract/call.ts';
import { readInviteFacts } from '../../../src-renderer/sip/invite-facts.ts';
import { dialString, displayName, headerLine } from '../../../src-renderer/sip/outgoing.ts';
import { createTestPhone } from '../../sip/support/test-phone.ts';

afterEach(() => vi.unstubAllGlobals());

async function factsOf(from: string, headers: readonly string[] = []) {
  const { edge, legs } = await createTestPhone().registered();
  edge.invite({ from, headers });
  return (await legs.until(() => true)).leg.facts;
}

describe('what a caller claims', () => {
  it('markup stays text', async () => {
    const facts = await factsOf('"<img src=x onerror=alert(1)>" <sip:1@trunk.test>', ['Subject: <script>1</script>']);
    expect(facts.displayName).toBe('<img src=x onerror=alert(1)>');
    expect(facts.headers).toEqual([{ name: 'Subject', value: '<script>1</script>' }]);
  });

  it('a long name and a lone surrogate are clipped to the contract', async () => {
    const facts = await factsOf(`"${'N'.repeat(10_000)}\ud800" <sip:1@trunk.test>`);
    expect(facts.displayName).toHaveLength(200);
    expect(inviteFactsSchema.safeParse(facts).success).toBe(true);
  });

  it('an escaped quote is one character, an anonymous caller has no number', async () => {
    expect(await factsOf('"Ada \\"B\\"" <sip:anonymous@anonymous.invalid>')).toMatchObject({
      displayName: 'Ada "B"',
      callerId: null,
    });
  });

  it('a telephone number in P-Asserted-Identity counts', async () => {
    expect(await factsOf('<sip:x@y.test>', ['P-Asserted-Identity: <tel:+15550199>'])).toMatchObject({
      callerId: '+15550199',
    });
  });

  it('is within the caps whatever the message', () => {
    const text = `INVITE sip:a@b SIP/2.0\r\nCall-ID: ${'c'.repeat(500)}\r\n${'X-H: 1\r\n'.repeat(150)}\r\n`;
    expect(inviteFactsSchema.safeParse(readInviteFacts(text, [], new Date(0))).success).toBe(true);
    expect(inviteFactsSchema.safeParse(readInviteFacts('nonsense', [], new Date(0))).success).toBe(true);
  });
});

describe('what we send', () => {
  it.each(['a\r\nX-Evil: 1', 'a\nb', 'a\rb', 'a\0b'])('refuses %j in every header and name', (text) => {
    expect(headerLine('X-Baton-Reason', text).ok).toBe(false);
    expect(displayName(text).ok).toBe(false);
    expect(dialString(`sip:${text}@sip.test`).ok).toBe(false);
  });

  it('refuses header names that are none, and addresses that carry more', () => {
    expect(headerLine('X Evil', '1').ok).toBe(false);
    expect(headerLine('', '1').ok).toBe(false);
    expect(dialString('sip:a@b?Route=x').ok).toBe(false);
    expect(dialString('tel:+1900').ok).toBe(false);
  });

  it('escapes quotes in a display name', () => {
    expect(displayName('Ada "B" \\')).toEqual({ ok: true, value: 'Ada \\"B\\" \\\\' });
  });
});
