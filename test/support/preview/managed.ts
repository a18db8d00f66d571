/** A phone an admin has set up. */
import { noPolicy } from '../../../src-main/contract/policy.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';

export const managed: Partial<Settings> = {
  line: 'edge',
  edge: {
    label: 'Northwind Sales',
    server: 'wss://sip.northwind.example:8443',
    aor: 'sip:sarah@northwind.example',
    username: 'sarah',
    realm: null,
    displayName: 'Sarah Whitfield',
    strategy: 'early',
    acceptSignal: { kind: 'desk' },
    expiresSeconds: 300,
    iceServers: [],
  },
  desk: { baseUrl: 'https://desk.northwind.example' },
  admin: {
    organisation: 'Northwind Sales',
    publicKey: 'MCowBQYDK2VwAyEAq0m8s5q1u3zC0k0Vt0yq8d2lXj4=',
    serial: 4,
    hosts: ['sip.northwind.example', 'desk.northwind.example'],
    setsAccount: true,
    setsDesk: true,
  },
  policy: {
    ...noPolicy,
    autoAnswerSeconds: 8,
    recordingNotice: 'Say that this call is recorded before you go on.',
    allowedDialPrefixes: ['+1', '+44'],
    retentionDays: 90,
    updateChannel: 'latest',
  },
};
