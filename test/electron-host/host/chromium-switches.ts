/** The switches Chromium is started with, and why. */
import fs from 'node:fs';
import { mergeFeatures } from './command-line.ts';
import { environment } from './environment.ts';

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--no-pings',
  '--noerrdialogs',
  '--disable-extensions',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-search-engine-choice-screen',
  '--disable-infobars',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-hang-monitor',
  '--hide-crash-restore-bubble',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** A hidden window of a phone must keep its timers and its audio. */
const awake = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',
];

/** Electron plays without a gesture; WebRTC between two windows of one machine needs loopback candidates. */
const media = ['--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection'];

const withoutFeatures = [
  'Translate',
  'MediaRouter',
  'DialMediaRouteProvider',
  'OptimizationHints',
  'GlobalMediaControls',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'CalculateNativeWinOcclusion',
  'IntensiveWakeUpThrottling',
  'PaintHolding',
  'WebRtcHideLocalIpsWithMdns',
  'AvoidCorsURLLoaderRestartOnRedirect',
];

export function isHeadless(): boolean {
  if (environment.headless !== null) return environment.headless !== '0';
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

function needsFakeMedia(): boolean {
  if (environment.fakeMedia !== null) return environment.fakeMedia !== '0';
  return process.platform === 'linux' && !fs.existsSync('/proc/asound/cards');
}

function display(): string[] {
  if (isHeadless()) return ['--headless=new', '--hide-scrollbars'];
  if (process.platform !== 'linux') return [];
  return [`--ozone-platform=${process.env['DISPLAY'] ? 'x11' : 'wayland'}`];
}

/** `asked`: from the command line and app.commandLine; they come last and so win. */
export function chromiumSwitches(profile: string, debuggingPort: number | null, asked: readonly string[]): string[] {
  const unsandboxed = process.getuid?.() === 0 || asked.some((argument) => /^--no-sandbox=?$/.test(argument));
  return mergeFeatures([
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(debuggingPort === null ? [] : [`--remote-debugging-port=${debuggingPort}`]),
    ...quiet,
    ...awake,
    ...media,
    `--disable-features=${withoutFeatures.join(',')}`,
    ...display(),
    // --test-type hides the banner that warns about the missing sandbox.
    ...(unsandboxed ? ['--no-sandbox', '--test-type'] : []),
    ...(needsFakeMedia() ? ['--use-fake-device-for-media-stream'] : []),
    ...asked,
  ]);
}
