/** Brings Chromium's window in line with what the application asked for. */
import type { HostBrowser } from './browser.ts';
import type { PageTarget } from './page-target.ts';

export interface Placement {
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly shown: boolean;
}

export async function place(
  browser: HostBrowser,
  page: PageTarget,
  windowId: number,
  { bounds, shown }: Placement,
): Promise<void> {
  const { x: left, y: top, width, height } = bounds;
  if (browser.headless) {
    const size = { width, height, deviceScaleFactor: 0, mobile: false };
    await page.session.send('Emulation.setDeviceMetricsOverride', size);
  }
  const set = (wanted: object) => browser.root.send('Browser.setWindowBounds', { windowId, bounds: wanted });
  await set({ windowState: shown ? 'normal' : 'minimized' });
  // Chromium refuses a size together with a state.
  if (shown) await set({ left, top, width, height });
}
