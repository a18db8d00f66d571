/** When something came on the screen: seen by the page itself, in the frame that shows it. */
import type { Page } from '@playwright/test';

/** Something to look out for: the first element that matches, and contains the text where one is given. */
export interface Sight {
  readonly selector: string;
  readonly text?: string;
}

declare global {
  interface Window {
    screenMarks?: { readonly at: Record<string, number>; stop(): void };
  }
}

/** Begins to look; what was seen before is forgotten. What is already there counts as coming now. */
export async function watchScreen(page: Page, sights: Readonly<Record<string, Sight>>): Promise<void> {
  await page.evaluate((wanted) => {
    window.screenMarks?.stop();
    const at: Record<string, number> = {};
    const open = new Map(Object.entries(wanted));
    const isThere = ({ selector, text }: { selector: string; text?: string }) => {
      const found = document.querySelector(selector);
      return found !== null && (text === undefined || (found.textContent ?? '').includes(text));
    };
    const look = () => {
      for (const [name, sight] of open) {
        if (!isThere(sight)) continue;
        open.delete(name);
        // A task queued from within a frame runs when that frame has been handed to the screen.
        requestAnimationFrame(() =>
          setTimeout(() => {
            at[name] = performance.timeOrigin + performance.now();
          }),
        );
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    window.screenMarks = { at, stop: () => observer.disconnect() };
    look();
  }, sights);
}

/** Milliseconds since the epoch by the page's clock; waits until it has been seen. Rejects after `timeoutMs`. */
export async function seenAt(page: Page, name: string, timeoutMs = 15_000): Promise<number> {
  const seen = await page.waitForFunction((wanted) => window.screenMarks?.at[wanted] ?? null, name, {
    timeout: timeoutMs,
  });
  const at: unknown = await seen.jsonValue();
  if (typeof at !== 'number') throw new Error(`${name} was not seen`);
  return at;
}
