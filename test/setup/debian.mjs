/** Debian packages, installed only as root on a machine with apt; anywhere else one line says what to install. */
import { existsSync } from 'node:fs';
import { must, run, step, toolEnv } from './steps.mjs';

export const chromiumPackages = ['chromium'];
/** A SIP edge, a relay, a load generator and a voice for the tests on a real edge. */
export const edgePackages = [
  'kamailio',
  'kamailio-websocket-modules',
  'kamailio-tls-modules',
  'kamailio-extra-modules',
  'rtpengine-daemon',
  'sip-tester',
  'coturn',
  'openssl',
  'flite',
];

/** The server of the tests of several nodes. */
export const databasePackages = ['postgresql'];

/** @param {string} name */
async function isInstalled(name) {
  const { code, output } = await run('dpkg-query', ['-W', '-f', '${Status}', name]);
  return code === 0 && output.startsWith('install ok installed');
}

export function canInstall() {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/**
 * @param {readonly string[]} names
 * @returns {Promise<string | null>} null when all are there, else one line that says what to do
 */
export async function ensurePackages(names) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return `install ${names.join(', ')}`;
  /** @type {string[]} */
  const missing = [];
  for (const name of names) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return null;
  if (!canInstall()) return `sudo apt-get install ${missing.join(' ')}`;
  await step(`Installing Debian packages: ${missing.join(' ')}`, async () => {
    // RUNLEVEL=1 keeps the packages from starting their daemons: the tests start their own on ports of their own.
    const env = { ...toolEnv, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    await must('apt-get', ['update', '-q'], { env });
    await must('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { env });
  });
  return null;
}
