/**
 * `npm run dist`: builds Baton, packs what this machine can pack into dist/packages, and says in one line each what it
 * cannot and why. `--only=folder` packs nothing but the unpacked folder; `--built` takes dist/app as it is.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { hasElectronBinary } from './runtime.mjs';
import { explainAndExit, must, root, SetupError, step } from './steps.mjs';

const electron = path.join(root, 'node_modules/electron');
const version = JSON.parse(readFileSync(path.join(electron, 'package.json'), 'utf8')).version;
const real = hasElectronBinary();

/** Without Electron's binary the package is built around this: everything but the runtime. */
function standIn() {
  const folder = path.join(root, 'dist/electron-stand-in');
  rmSync(folder, { recursive: true, force: true });
  // electron-builder fills the one and reads the other.
  for (const part of ['resources', 'locales']) mkdirSync(path.join(folder, part), { recursive: true });
  writeFileSync(path.join(folder, 'locales/en-US.pak'), '');
  const program = path.join(folder, 'electron');
  writeFileSync(
    program,
    '#!/bin/sh\necho "This package was made without the Electron binary and cannot run." >&2\nexit 1\n',
  );
  chmodSync(program, 0o755);
  writeFileSync(path.join(folder, 'version'), version);
  return folder;
}

/** @param {string} program */
function answers(program) {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const hasDpkg = () => answers('dpkg-deb');
const hasRpmbuild = () => answers('rpmbuild');

/**
 * Every target with the reason why it cannot be built here, null where it can.
 * @returns {{ name: string, target: string, platform: Platform, obstacle: string | null }[]}
 */
function targets() {
  const here = Platform.current();
  const binary = real ? null : "Electron's binary is not on this machine (its download could not be reached)";
  const on = (/** @type {Platform} */ platform, /** @type {string} */ name) =>
    here === platform ? null : `it is built on ${name}`;
  return [
    { name: 'folder', target: 'dir', platform: here, obstacle: here === Platform.LINUX ? null : binary },
    {
      name: 'deb',
      target: 'deb',
      platform: Platform.LINUX,
      obstacle: on(Platform.LINUX, 'Linux') ?? (hasDpkg() ? null : 'dpkg-deb is missing'),
    },
    {
      name: 'rpm',
      target: 'rpm',
      platform: Platform.LINUX,
      obstacle: on(Platform.LINUX, 'Linux') ?? binary ?? (hasRpmbuild() ? null : 'rpmbuild is missing'),
    },
    { name: 'AppImage', target: 'AppImage', platform: Platform.LINUX, obstacle: on(Platform.LINUX, 'Linux') ?? binary },
    { name: 'dmg', target: 'dmg', platform: Platform.MAC, obstacle: on(Platform.MAC, 'macOS') ?? binary },
    { name: 'nsis', target: 'nsis', platform: Platform.WINDOWS, obstacle: on(Platform.WINDOWS, 'Windows') ?? binary },
  ];
}

/** Where phones of these packages look for updates; undefined: where electron-builder.yml says. */
function updateAddress() {
  const url = process.env['BATON_UPDATE_URL'] ?? '';
  if (url === '') return undefined;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new SetupError(`BATON_UPDATE_URL is no https address: ${url}`);
  return url;
}

/** @param {string} target @param {Platform} platform @param {string | undefined} address */
async function pack(target, platform, address) {
  const files = await build({
    projectDir: root,
    targets: platform.createTarget([target]),
    publish: 'never',
    config: {
      extends: path.join(root, 'electron-builder.yml'),
      ...(address === undefined ? {} : { publish: { provider: 'generic', url: address } }),
      ...(real ? {} : { electronDist: standIn(), electronVersion: version, electronFuses: null }),
    },
  });
  return files.filter((file) => existsSync(file)).map((file) => path.relative(root, file));
}

try {
  console.log('Packing Baton');
  const address = updateAddress();
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
  if (!process.argv.includes('--built')) await step('Building', () => must('npm', ['run', '--silent', 'build']));
  // Without a certificate there is nothing to look for in key chains.
  process.env['CSC_IDENTITY_AUTO_DISCOVERY'] ??= String('CSC_LINK' in process.env);

  const lines = [];
  for (const { name, target, platform, obstacle } of targets()) {
    if (only !== undefined && only !== name) continue;
    if (obstacle !== null) {
      lines.push(`${name}: not built, because ${obstacle}.`);
      continue;
    }
    try {
      // A deb needs nothing but dpkg-deb; an rpm takes the fpm that electron-builder brings.
      if (target === 'deb') process.env['CUSTOM_FPM_PATH'] = path.join(root, 'test/setup/fpm-dpkg.mjs');
      else delete process.env['CUSTOM_FPM_PATH'];
      const files = await step(`Packing ${name}`, () => pack(target, platform, address));
      lines.push(`${name}: ${files.length > 0 ? files.join(', ') : 'dist/packages'}`);
    } catch (error) {
      lines.push(
        `${name}: not built, because ${String(error instanceof Error ? error.message : error).split('\n')[0]}`,
      );
    }
  }
  if (!real) {
    lines.push(
      'runtime: a stand-in in place of the Electron binary, so these packages show the contents but cannot run.',
    );
    lines.push(
      'fuses: not flipped, because they are bits of the Electron binary. electron-builder.yml sets all of them.',
    );
  }
  if (address !== undefined) lines.push(`updates: from ${address}.`);
  else if (/^publish: null$/m.test(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')))
    lines.push('updates: none, because no address was given (BATON_UPDATE_URL, or publish in electron-builder.yml).');
  if (!('CSC_LINK' in process.env)) lines.push('signature: none, because no certificate was given (CSC_LINK).');
  console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}`);
  const failed = lines.some((line) => line.startsWith('folder: not built'));
  process.exit(failed ? 1 : 0);
} catch (error) {
  explainAndExit(error);
}
