/** Setups as an admin signs them. */
import { fileOf, linkOf, signPayload } from '../../src-main/provision/envelope.ts';

/** Keys of two admins: any 32 bytes are an Ed25519 key (RFC 8032 5.1.5). */
export const adminKey = Buffer.alloc(32, 7);
export const strangersKey = Buffer.alloc(32, 9);

export const acme = {
  version: 1,
  organisation: 'Acme',
  serial: 3,
  hosts: ['sip.acme.example', '*.desk.acme.example'],
  account: { label: 'Acme', server: 'wss://sip.acme.example/ws', domain: 'acme.example', user: null },
  desk: { baseUrl: 'https://eu.desk.acme.example' },
  policy: { recordingNotice: 'Say that the call is recorded.', allowedDialPrefixes: ['+1'], retentionDays: 90 },
};

const envelopeOf = (setup: object, key: Buffer) => signPayload(Buffer.from(JSON.stringify(setup)), key);

export function signedFile(setup: object = acme, key: Buffer = adminKey): Buffer {
  return Buffer.from(fileOf(envelopeOf(setup, key)));
}

export function signedLink(setup: object = acme, key: Buffer = adminKey): string {
  return linkOf(envelopeOf(setup, key));
}
