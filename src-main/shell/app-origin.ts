/** Baton's own origin. Everything that asks "is this our page?" asks here, by parsing, never by comparing prefixes. */

export const appScheme = 'app';
export const appHost = 'bundle';
export const mainPage = `${appScheme}://${appHost}/index.html`;
export const callerPage = `${appScheme}://${appHost}/practice-caller.html`;

/** True for any URL inside `app://bundle`. A custom scheme has the opaque origin "null" in Node, so the parts are compared. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return (
    parsed.protocol === `${appScheme}:` &&
    parsed.hostname === appHost &&
    parsed.port === '' &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** True for the page of the main window, whatever its query or fragment. */
export function isMainPage(url: string): boolean {
  return isAppUrl(url) && ['/', '/index.html'].includes(new URL(url).pathname);
}
