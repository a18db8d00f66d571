/** The first start, second starts and links: they bring the window forward with what they carry. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';
import { type DeepLink, linkInArguments, parseDeepLink, registerLinkSchemes } from './deep-links.ts';

/** `open` gets the parsed link, null for a plain second start. `argv`: of this start, which a link may have caused. */
export function followLinks(app: App, argv: readonly string[], open: (link: DeepLink | null) => void): void {
  const first = linkInArguments(argv);
  if (first !== null) open(first);
  app.on('second-instance', (_event, argv) => open(linkInArguments(argv)));
  app.on('activate', () => open(null));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const link = parseDeepLink(url);
    if (link !== null) open(link);
  });
}

/** Once per installation: whoever gives sip: or tel: to another program later is not overruled at every start. */
export function claimLinksOnce(app: App, userData: string): void {
  const marker = path.join(userData, 'links-claimed');
  if (!app.isPackaged || existsSync(marker)) return;
  registerLinkSchemes(app);
  try {
    writeFileSync(marker, '');
  } catch {
    // Not remembered: claimed again at the next start, which does no harm.
  }
}
