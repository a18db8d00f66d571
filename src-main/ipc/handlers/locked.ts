/** Refuses to store what an admin has set. */
import { isLocked, movesEdge } from '../../contract/locks.ts';
import { isAllowedHost, relayHost } from '../../contract/policy.ts';
import { type Failure, fail, type Result } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';

/** ok when the patch may be stored over `settings`. A value that stays as it is counts as not given. */
export function mayStore(settings: Settings, patch: Partial<Settings>): Result<void> {
  const { admin } = settings;
  const names = Object.keys(patch).filter((name): name is keyof Settings => Object.hasOwn(settings, name));
  for (const name of names) {
    if (!isLocked(settings, name) || isUnchanged(settings, patch, name)) continue;
    return refused(`${admin?.organisation ?? 'Your admin'} has set this for your phone. Ask them to change it.`);
  }
  if (admin === null) return { ok: true, value: undefined };
  const foreign = hostsOf(patch).find((host) => !isAllowedHost(host, admin.hosts));
  if (foreign === undefined) return { ok: true, value: undefined };
  return refused(`${admin.organisation} does not let this phone connect to ${foreign}.`);
}

/** Where the phone would connect to, relays of the sound among it. */
function hostsOf({ edge, desk, network }: Partial<Settings>): string[] {
  const urls = [edge?.server, desk?.baseUrl, ...(network?.moreServers ?? [])].filter((url) => url !== undefined);
  const relays = [
    ...(edge?.iceServers.map(({ urls: address }) => address) ?? []),
    ...(network?.stun ?? []),
    ...(network?.turn?.urls ?? []),
  ];
  return [...urls.map((url) => new URL(url).hostname), ...relays.map(relayHost)];
}

function isUnchanged(settings: Settings, patch: Partial<Settings>, name: keyof Settings): boolean {
  if (name === 'edge') return !movesEdge(settings.edge, patch.edge ?? null);
  return JSON.stringify(settings[name]) === JSON.stringify(patch[name]);
}

function refused(message: string): { readonly ok: false; readonly error: Failure } {
  return fail('forbidden', message);
}
