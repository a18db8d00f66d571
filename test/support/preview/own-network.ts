/** A rep who set the company line up alone, with a second server and a relay. */
import { defaultNetwork } from '../../../src-main/contract/network.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { managed } from './managed.ts';

export const ownNetwork: Partial<Settings> = {
  line: 'edge',
  edge: managed.edge ?? null,
  network: {
    ...defaultNetwork,
    moreServers: ['wss://sip-b.northwind.example:8443'],
    stun: ['stun:stun.northwind.example'],
    turn: { urls: ['turn:relay.northwind.example:3478'], username: 'sarah' },
    relayOnly: true,
  },
};
