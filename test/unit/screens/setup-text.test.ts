/** What a setup says it changes, before the rep agrees to it. */
import { expect, test } from 'vitest';
import { defaultNetwork } from '../../../src-main/contract/network.ts';
import { defaultSettings } from '../../../src-main/contract/settings.ts';
import { setupLines } from '../../../src-renderer/screens/text/setup-text.ts';

test('every place a file would connect to is named, however many there are', () => {
  const moreServers = [1, 2, 3, 4].map((number) => `wss://sip${number}.${'long-'.repeat(10)}name.example`);
  const turn = { urls: ['turn:relay.example', 'turns:relay.example:5349'], username: 'sarah' };
  const network = { ...defaultNetwork, moreServers, turn, stun: ['stun:stun.example'] };
  const proposal = { kind: 'plain' as const, id: '', settings: { network }, asksPassword: true, asksDeskKey: false };
  const lines = setupLines(proposal, {
    ...defaultSettings,
    network: { ...defaultNetwork, moreServers: [moreServers[0] ?? ''] },
  });
  const shown = new Map(lines.map(({ text, same }) => [text, same]));
  for (const server of [...moreServers, ...turn.urls, ...network.stun]) expect([...shown.keys()]).toContain(server);
  expect(shown.get(moreServers[0] ?? '')).toBe(true);
  expect(shown.get(moreServers[3] ?? '')).toBe(false);
});
