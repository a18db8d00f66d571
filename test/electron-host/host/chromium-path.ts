/** Where an installed Chromium or Chrome is: the program itself, never a distribution's wrapper script, which loses file descriptors. */
import fs from 'node:fs';
import path from 'node:path';
import { environment } from './environment.ts';

const linux = [
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/usr/lib/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
];
const mac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windows = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function candidates(): string[] {
  if (process.platform === 'darwin') return mac;
  if (process.platform !== 'win32') return linux;
  const roots = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
  return windows.flatMap((program) => roots.flatMap((root) => (root ? [path.win32.join(root, program)] : [])));
}

/** Path of the first one there is; null where none is installed. BATON_HOST_CHROMIUM comes first. */
export function findChromium(): string | null {
  if (environment.chromium !== null) return fs.existsSync(environment.chromium) ? environment.chromium : null;
  return candidates().find((program) => fs.existsSync(program)) ?? null;
}
