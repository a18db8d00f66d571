/** Whether a signed setup may replace what the phone has. What it may not leaves everything as it is. */
import { type Admin, isAllowedHost, relayHost } from '../contract/policy.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import type { Setup } from '../contract/setup.ts';
import type { SignedSetup } from './read-file.ts';

/** `admin`: who has set this phone up; null: nobody, so that the first key accepted is the one that counts from then on. */
export function judge({ setup, publicKey }: SignedSetup, admin: Admin | null): Result<void> {
  const stray = hostsUsed(setup).find((host) => !isAllowedHost(host, setup.hosts));
  if (stray !== undefined) {
    return fail('forbidden', `This setup names ${stray}, which is not among its own hosts. Ask whoever signed it.`);
  }
  if (admin === null) return ok(undefined);
  if (admin.publicKey !== publicKey.toString('base64')) {
    return fail(
      'forbidden',
      `Somebody else has signed this: it is not the key ${admin.organisation} set this phone up with. ${leaveFirst(admin)}`,
    );
  }
  if (setup.serial < admin.serial) {
    return fail(
      'rejected',
      `This setup is older (${setup.serial}) than the one in force (${admin.serial}). Older ones are refused.`,
    );
  }
  if (setup.serial === admin.serial) return fail('rejected', `This setup (${setup.serial}) is in force already.`);
  // A pattern is covered by itself and by a wider one, like a host is.
  const foreign = [...setup.hosts, ...hostsUsed(setup)].find((host) => !isAllowedHost(host, admin.hosts));
  if (foreign === undefined) return ok(undefined);
  return fail(
    'forbidden',
    `This setup leads to ${foreign}, where ${admin.organisation} does not let this phone connect to. ${leaveFirst(admin)}`,
  );
}

function leaveFirst({ organisation }: Admin): string {
  return `If ${organisation} confirms it, leave their setup in Settings and open this one again.`;
}

/** Everything the phone would connect to. */
function hostsUsed({ account, desk }: Setup): string[] {
  const urls = [account?.server, ...(account?.moreServers ?? []), desk?.baseUrl].filter((url) => url !== undefined);
  const relays = account?.iceServers.map(({ urls: address }) => relayHost(address)) ?? [];
  return [...urls.map((url) => new URL(url).hostname), ...relays];
}
