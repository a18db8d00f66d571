import { describe, expect, test } from 'vitest';
import { type AccountFields, fieldsOf, parseAccount } from '../../../src-renderer/screens/account/account-form.ts';

const good: AccountFields = {
  ...fieldsOf(null, 'Sarah'),
  server: ' wss://sip.example.com:8443/ws ',
  aor: 'sarah@example.com',
  password: 'secret',
};

describe('a form that is good enough', () => {
  test('scheme, user name and label are filled in from the address', () => {
    const parsed = parseAccount(good, null);
    expect(parsed).toMatchObject({
      kind: 'valid',
      edge: {
        label: 'example.com',
        server: 'wss://sip.example.com:8443/ws',
        aor: 'sip:sarah@example.com',
        username: 'sarah',
        realm: null,
        displayName: 'Sarah',
        strategy: 'early',
        acceptSignal: { kind: 'dtmf', digit: '1' },
      },
    });
  });

  test('what the form does not show is kept from the stored account', () => {
    const first = parseAccount(good, null);
    if (first.kind !== 'valid') throw new Error('The form should be valid.');
    const stored = { ...first.edge, expiresSeconds: 120, iceServers: [{ urls: 'stun:stun.example.com' }] };
    const again = parseAccount({ ...fieldsOf(stored, ''), realm: 'edge' }, stored);
    expect(again).toEqual({ kind: 'valid', edge: { ...stored, realm: 'edge' } });
  });

  test('ws:// works to this computer', () => {
    expect(parseAccount({ ...good, server: 'ws://127.0.0.1:5066' }, null).kind).toBe('valid');
  });
});

describe('a form that is not', () => {
  test.each([
    ['server', { server: 'ws://sip.example.com' }],
    ['server', { server: 'sip.example.com' }],
    ['server', { server: 'wss://sip.example.com\r\nX: y' }],
    ['aor', { aor: 'sarah' }],
    ['aor', { aor: 'sip:sarah@example.com;transport=udp' }],
    ['password', { password: '' }],
    ['digit', { strategy: 'consult', acceptKind: 'dtmf', digit: 'x' }],
    ['phrase', { strategy: 'consult', acceptKind: 'phrase', phrase: ' ' }],
  ] as const)('says so at %s: %o', (field, change) => {
    const parsed = parseAccount({ ...good, ...change }, null);
    expect(parsed.kind).toBe('invalid');
    if (parsed.kind === 'invalid') expect(Object.keys(parsed.errors)).toEqual([field]);
  });
});
