/** Hands the number of a link to the page, also to one that is still loading: the newest link counts. */
import { createPageGate, type PageGate } from '../ipc/page-gate.ts';
import type { DeepLink } from './deep-links.ts';

export interface DialLinks extends PageGate {
  open(link: DeepLink | null): void;
}

/** `fill`: puts the text into the dial field. */
export function createDialLinks(fill: (input: string) => void): DialLinks {
  let waiting: string | null = null;
  const { whenOpen, ...gate } = createPageGate(() => {
    if (waiting !== null) fill(waiting);
    waiting = null;
  });
  return {
    ...gate,
    open(link) {
      if (link?.kind !== 'dial') return;
      waiting = link.input;
      whenOpen();
    },
  };
}
