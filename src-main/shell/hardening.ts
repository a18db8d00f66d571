/** What every page of every window is forbidden, whoever opens it (checklist 11 to 15). */
import type { App, WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** One line for the log; carries no address, which could hold personal data. */
export type HardeningReport = (
  event: 'navigation-denied' | 'window-denied' | 'webview-denied' | 'client-certificate-denied',
) => void;

/** `openLink` decides about links that want a new window: it opens what is allowed in the user's browser. */
export function hardenApp(app: App, openLink: (url: string) => boolean, report: HardeningReport): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, openLink, report));
  // No certificate of the user's is ever offered to a server; a bad server certificate is refused by Chromium's default.
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
    report('client-certificate-denied');
  });
}

function hardenContents(contents: WebContents, openLink: (url: string) => boolean, report: HardeningReport): void {
  const stay = (event: { preventDefault(): void }, url: string): void => {
    if (isAppUrl(url)) return;
    event.preventDefault();
    report('navigation-denied');
  };
  contents.on('will-navigate', (event, url) => stay(event, url));
  contents.on('will-redirect', (event, url) => stay(event, url));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    report('webview-denied');
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (!openLink(url)) report('window-denied');
    return { action: 'deny' };
  });
}
