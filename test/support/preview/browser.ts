/** The Chromium the preview is looked at with. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

/** `BATON_CHROMIUM`, else the system's Chromium, else the one Playwright manages. */
export function launchChromium(): Promise<Browser> {
  const executablePath = [process.env['BATON_CHROMIUM'], '/usr/bin/chromium'].find(
    (file) => file !== undefined && existsSync(file),
  );
  // The sandbox needs a user other than root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
}
