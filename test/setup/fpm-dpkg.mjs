#!/usr/bin/env node
/**
 * Takes the command line electron-builder writes for fpm (`-s dir -t deb …`) and builds the package with dpkg-deb, which
 * every Debian has; fpm itself would be a download of a Ruby tree.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Options without a value; every other one takes the argument behind it. */
const flags = new Set(['--force', '--debug']);

/** @param {string[]} argv */
function parse(argv) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  /** @type {{ from: string, to: string }[]} */
  const contents = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (flags.has(argument)) continue;
    if (argument.startsWith('-')) {
      const name = argument.replace(/^-+/, '');
      index += 1;
      options.set(name, [...(options.get(name) ?? []), argv[index] ?? '']);
    } else {
      const split = argument.indexOf('=');
      contents.push({ from: argument.slice(0, split), to: argument.slice(split + 1) });
    }
  }
  return { all: (/** @type {string} */ name) => options.get(name) ?? [], contents };
}

const { all, contents } = parse(process.argv.slice(2));
const one = (/** @type {string} */ name, fallback = '') => all(name)[0] ?? fallback;
if (one('t') !== 'deb') throw new Error('Only deb packages can be built with dpkg-deb.');

const tree = mkdtempSync(path.join(tmpdir(), 'baton-deb-'));
try {
  for (const { from, to } of contents) {
    const target = path.join(tree, to);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  }
  const kilobytes = execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0] ?? '';
  const fields = {
    Package: one('name'),
    Version: one('version'),
    Architecture: one('architecture'),
    Maintainer: one('maintainer'),
    Vendor: one('vendor'),
    'Installed-Size': kilobytes,
    Depends: all('d').join(', '),
    Recommends: all('deb-recommends').join(', '),
    Section: one('category', 'net'),
    Priority: one('deb-priority', 'optional'),
    Homepage: one('url'),
    // deb822: continuation lines begin with a space, an empty one is a dot.
    Description: one('description')
      .trim()
      .split('\n')
      .map((line) => line.trim() || '.')
      .join('\n '),
  };
  const control = Object.entries(fields).filter(([, value]) => value !== '');
  const debian = path.join(tree, 'DEBIAN');
  mkdirSync(debian);
  writeFileSync(path.join(debian, 'control'), control.map(([name, value]) => `${name}: ${value}\n`).join(''));
  const scripts = {
    'before-install': 'preinst',
    'after-install': 'postinst',
    'before-remove': 'prerm',
    'after-remove': 'postrm',
  };
  for (const [option, name] of Object.entries(scripts)) {
    if (one(option) === '') continue;
    copyFileSync(one(option), path.join(debian, name));
    chmodSync(path.join(debian, name), 0o755);
  }
  chmodSync(tree, 0o755);
  const compression = `-Z${one('deb-compression', 'xz')}`;
  execFileSync('dpkg-deb', ['--root-owner-group', compression, '--build', tree, one('package')], { stdio: 'inherit' });
} finally {
  rmSync(tree, { recursive: true, force: true });
}
