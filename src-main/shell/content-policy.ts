/** Response headers of every page: the content security policy and its companions (Electron checklist 7). */
import { namesOneHost } from '../contract/network.ts';

/** Where pages may connect to besides their own origin. */
export interface PolicySources {
  /** WebSocket URIs of the SIP edge, one a server. */
  readonly edges: readonly string[];
  /** Base URL of the configured desk. */
  readonly desk: string | null;
  /** WebSocket URI of the practice line on loopback, with its random port. */
  readonly practice: string | null;
}

/** `scheme://host[:port]` of a URL, null for anything a policy must not name (other schemes, no host, or more than one). */
export function sourceOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!['wss:', 'ws:', 'https:', 'http:'].includes(parsed.protocol) || !namesOneHost(parsed)) return null;
  return `${parsed.protocol}//${parsed.host}`;
}

/** The policy as one header value. Nothing is allowed that is not named here; there is no `unsafe-*` and no wildcard. */
export function contentPolicy(sources: PolicySources): string {
  const connect = [...sources.edges, sources.desk, sources.practice].map(sourceOf).filter((source) => source !== null);
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'media-src': ["'self'", 'blob:'],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", ...new Set(connect)],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** Every header of a page or file, without its content type. */
export function securityHeaders(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(), display-capture=(), geolocation=(), serial=(), usb=(), hid=(self), microphone=(self)',
    'cache-control': 'no-cache',
  };
}
