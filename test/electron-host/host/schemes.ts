/**
 * Custom schemes as secure origins that never leave the machine: app://bundle/x is http://bundle.app.localhost/x in
 * Chromium (every *.localhost is a secure context) and is answered by the application's handler over DevTools Fetch.
 * Main process code only ever sees app:// addresses; in the page, `location` shows the other form.
 */
const schemes = new Set<string>();

export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

/** Address for Chromium. */
export function toPage(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return schemes.has(scheme) ? `http://${host}.${scheme}.localhost${rest || '/'}` : url;
}

/** Address as the application knows it. */
export function fromPage(url: string): string {
  const [, host = '', scheme = '', rest = ''] = /^http:\/\/(.+)\.([a-z0-9+-]+)\.localhost(\/.*)?$/i.exec(url) ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest || '/'}` : url;
}

/** Scheme and host, `null` in words for an address without them, as the web platform serialises an opaque origin. */
export function originOf(url: string): string {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(url) ?? [];
  return scheme && host ? `${scheme}://${host}` : 'null';
}
