/**
 * Which servers a phone may register at, best first: what DNS says of the domain (SRV, RFC 2782 and 3263 4.2), then the
 * account's own, then the further ones of the settings.
 *
 * RFC 7118 names no SRV owner for SIP over secure WebSocket, only a NAPTR service: `_sips._wss` is what servers and clients
 * use. Whoever answers for DNS must not choose who sees our credentials, so a target counts only inside the domain itself,
 * where a certificate for it has to be shown.
 */
import type { SrvRecord } from 'node:dns';
import { isAllowedHost } from '../contract/policy.ts';
import type { Settings } from '../contract/settings.ts';

export type ResolveSrv = (name: string) => Promise<readonly SrvRecord[]>;

/** A resolver that is slower must not hold the sign-in up, ms. */
const patience = 2_000;
const maxFound = 8;

/** Never rejects: without an answer the configured servers are what there is. `random`: uniform in 0..1. */
export async function findSipServers(
  { edge, network, admin }: Pick<Settings, 'edge' | 'network' | 'admin'>,
  resolveSrv: ResolveSrv,
  random: () => number,
): Promise<string[]> {
  if (edge === null) return [];
  const configured = [edge.server, ...network.moreServers];
  if (!network.dnsServers) return eachOnce(configured);
  const domain = edge.aor.slice(edge.aor.lastIndexOf('@') + 1).replace(/:\d+$/, '');
  const path = new URL(edge.server).pathname;
  const found = inOrder(await answered(resolveSrv(`_sips._wss.${domain}`)), random)
    .filter(({ name }) => isWithin(name, domain) && (admin === null || isAllowedHost(name, admin.hosts)))
    .map(({ name, port }) => `wss://${name}:${port}${path === '/' ? '' : path}`);
  return eachOnce([...found.slice(0, maxFound), ...configured]);
}

/** Compared as URLs, so that a default port or capitals make no second server of one. */
function eachOnce(servers: readonly string[]): string[] {
  const known = new Set<string>();
  return servers.filter((server) => {
    const { href } = new URL(server);
    return !known.has(href) && known.add(href);
  });
}

async function answered(asked: Promise<readonly SrvRecord[]>): Promise<readonly SrvRecord[]> {
  const { promise: late, resolve } = Promise.withResolvers<readonly SrvRecord[]>();
  const timer = setTimeout(() => resolve([]), patience);
  const records = await Promise.race([asked.catch(() => []), late]);
  clearTimeout(timer);
  return records;
}

/** RFC 2782: lowest priority first, and among equals at random by weight. */
export function inOrder(records: readonly SrvRecord[], random: () => number): SrvRecord[] {
  const left = records.toSorted((a, b) => a.priority - b.priority || a.weight - b.weight);
  const ordered: SrvRecord[] = [];
  for (let [first] = left; first !== undefined; [first] = left) {
    const { priority } = first;
    const equals = left.filter((record) => record.priority === priority);
    const chosen = byWeight(equals, random()) ?? first;
    ordered.push(chosen);
    left.splice(left.indexOf(chosen), 1);
  }
  return ordered;
}

function byWeight(records: readonly SrvRecord[], random: number): SrvRecord | undefined {
  let left = random * records.reduce((sum, { weight }) => sum + weight, 0);
  return records.find(({ weight }) => {
    left -= weight;
    return left <= 0;
  });
}

/** A host name that may stand in a URL, equal to the domain or below it. */
function isWithin(name: string, domain: string): boolean {
  const host = name.toLowerCase();
  const wanted = domain.toLowerCase();
  return /^[a-z0-9.-]+$/.test(host) && (host === wanted || host.endsWith(`.${wanted}`));
}
