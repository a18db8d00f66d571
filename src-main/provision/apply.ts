/** What an accepted setup changes, as one patch: stored whole or not at all. */
import { defaultNetwork, type Network } from '../contract/network.ts';
import { isAllowedHost, noPolicy, type Policy, relayHost } from '../contract/policy.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import { defaultSettings, type Edge, type Settings } from '../contract/settings.ts';
import type { Setup, SetupAccount } from '../contract/setup.ts';

/** The parts of the settings a setup reaches. */
export type SetupPatch = Pick<Settings, 'edge' | 'network' | 'desk' | 'line' | 'policy' | 'admin'>;

/** `user`: as the rep gave it, where the setup leaves it open. Fails where nobody did. */
export function patchOf(setup: Setup, publicKey: Buffer, user: string | null, settings: Settings): Result<SetupPatch> {
  const { organisation, serial, hosts, account, desk } = setup;
  const name = account?.user ?? user;
  if (account !== null && name === null)
    return fail('bad-request', 'Enter the user name your phone server knows you by.');
  const edge = account === null || name === null ? kept(settings.edge, hosts) : edgeOf(account, name, settings);
  return ok({
    edge,
    network: networkOf(account, hosts, settings),
    desk: desk ?? keptDesk(settings.desk, hosts),
    line: account !== null ? 'edge' : edge === null ? 'practice' : settings.line,
    policy: rulesOf(setup.policy),
    admin: {
      organisation,
      publicKey: publicKey.toString('base64'),
      serial,
      hosts,
      setsAccount: account !== null,
      setsDesk: desk !== null,
    },
  });
}

/** What is left without the admin: their account and desk go with their rules. */
export function patchWithout(settings: Settings): SetupPatch {
  const { admin, edge, desk, line } = settings;
  const own = admin?.setsAccount === true ? null : edge;
  return {
    edge: own,
    network: admin?.setsAccount === true ? defaultNetwork : settings.network,
    desk: admin?.setsDesk === true ? null : desk,
    line: own === null ? 'practice' : line,
    policy: noPolicy,
    admin: null,
  };
}

export function edgeOf(account: SetupAccount, user: string, { edge, repName }: Settings): Edge {
  const { domain, user: _user, moreServers: _more, ...place } = account;
  const displayName = edge?.displayName ?? (repName === '' ? defaultSettings.repName : repName);
  return { ...place, aor: `sip:${user}@${domain}`, username: user, displayName };
}

/** With the account comes the way to it. Where it stays the rep's, it still leads nowhere the admin does not allow. */
function networkOf(account: SetupAccount | null, hosts: readonly string[], { network }: Settings): Network {
  if (account !== null) return { ...defaultNetwork, codec: network.codec, moreServers: account.moreServers };
  const moreServers = network.moreServers.filter((server) => isAllowedHost(new URL(server).hostname, hosts));
  const stun = network.stun.filter((url) => isAllowedHost(relayHost(url), hosts));
  const urls = network.turn?.urls.filter((url) => isAllowedHost(relayHost(url), hosts)) ?? [];
  const turn = network.turn === null || urls.length === 0 ? null : { ...network.turn, urls };
  return { ...network, moreServers, stun, turn, relayOnly: network.relayOnly && turn !== null };
}

/** What the rep had set up alone stays where the admin says nothing, unless it leads where the admin does not. */
function kept(edge: Edge | null, hosts: readonly string[]): Edge | null {
  if (edge === null || !isAllowedHost(new URL(edge.server).hostname, hosts)) return null;
  return { ...edge, iceServers: edge.iceServers.filter(({ urls }) => isAllowedHost(relayHost(urls), hosts)) };
}

function keptDesk(desk: Settings['desk'], hosts: readonly string[]): Settings['desk'] {
  return desk !== null && isAllowedHost(new URL(desk.baseUrl).hostname, hosts) ? desk : null;
}

function rulesOf(policy: Policy): Policy {
  return { ...noPolicy, ...policy };
}
