/** The only place that hands a URL to the operating system (checklist 15). */
import { shell } from 'electron';

/** https: to a host on the list, without credentials or an odd port. `file:`, `ms-msdt:`, UNC and the like never match. */
export function isAllowedExternal(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return (
    parsed.protocol === 'https:' &&
    parsed.username === '' &&
    parsed.password === '' &&
    parsed.port === '' &&
    hosts.includes(parsed.hostname)
  );
}

/** Opens an allowed URL in the user's browser and says whether it did. */
export function openExternalLink(url: string, hosts: readonly string[]): boolean {
  if (!isAllowedExternal(url, hosts)) return false;
  void shell.openExternal(url);
  return true;
}
