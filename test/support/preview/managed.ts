/** A phone an admin has set up, and setups that want to. */
import { noPolicy } from '../../../src-main/contract/policy.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { type Proposal, setupSchema } from '../../../src-main/contract/setup.ts';

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

const setup = setupSchema.parse({
  version: 1,
  organisation: 'Northwind Sales',
  serial: 5,
  hosts: ['sip.northwind.example', 'desk.northwind.example'],
  account: {
    label: 'Northwind Sales',
    server: 'wss://sip.northwind.example:8443',
    domain: 'northwind.example',
    user: null,
  },
  desk: { baseUrl: 'https://desk.northwind.example' },
  policy: { recordingNotice: 'Say that this call is recorded before you go on.', allowedDialPrefixes: ['+1'] },
});

export const firstSetup: Proposal = {
  kind: 'signed',
  id: '0b6bc3a2-6f0e-4d0b-9a64-3f5c6f0a7a11',
  setup,
  fingerprint: '4A7D 1ED4 1474 E403 3AC2 9CCB 8653 D9B4',
  known: false,
  asksPassword: true,
  asksDeskKey: true,
};

export const nextSetup: Proposal = { ...firstSetup, known: true, asksPassword: false, asksDeskKey: false };

export const plainSettings: Proposal = {
  kind: 'plain',
  id: firstSetup.id,
  settings: { repName: 'Sarah', ringSeconds: 45, desk: { baseUrl: 'https://desk.home.example' } },
  asksPassword: false,
  asksDeskKey: true,
};
