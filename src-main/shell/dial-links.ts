/** Hands the number of a link to the page, also to one that is still loading: the newest link counts. */
import type { DeepLink } from './deep-links.ts';

export interface DialLinks {
  open(link: DeepLink | null): void;
  /** The page listens now. */
  pageReady(): void;
  /** The page is gone or being loaded again. */
  pageGone(): void;
}

/** `fill`: puts the text into the dial field. */
export function createDialLinks(fill: (input: string) => void): DialLinks {
  let waiting: string | null = null;
  let ready = false;

  const flush = (): void => {
    if (!ready || waiting === null) return;
    fill(waiting);
    waiting = null;
  };

  return {
    open(link) {
      if (link?.kind !== 'dial') return;
      waiting = link.input;
      flush();
    },
    pageReady() {
      ready = true;
      flush();
    },
    pageGone() {
      ready = false;
    },
  };
}
