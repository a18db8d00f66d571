/** The walls of architecture.md as a failing check: who may import whom, and what stands at the top level. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');
const sources = tracked.filter((file) => /^(src-main|src-renderer)\/.*\.(ts|tsx)$/.test(file));

/** Import specifiers of a file; relative ones as paths from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)) : specifier,
  );
}

interface Wall {
  readonly name: string;
  /** The files the wall is about. */
  readonly files: RegExp;
  /** An import that crosses it. */
  readonly forbidden: (specifier: string, file: string) => boolean;
}

const isPackage = (specifier: string, name: string): boolean => specifier === name || specifier.startsWith(`${name}/`);
const walls: readonly Wall[] = [
  {
    name: 'the contract is pure: only zod, the formatter of messages, and itself',
    files: /^src-main\/contract\//,
    forbidden: (specifier) =>
      !['zod', 'intl-messageformat'].includes(specifier) && !specifier.startsWith('src-main/contract/'),
  },
  {
    name: 'the renderer shares only the contract with main',
    files: /^src-renderer\//,
    forbidden: (specifier) => specifier.startsWith('src-main/') && !specifier.startsWith('src-main/contract/'),
  },
  {
    name: 'main never imports the renderer',
    files: /^src-main\//,
    forbidden: (specifier) => specifier.startsWith('src-renderer/'),
  },
  {
    name: 'the product never imports its tests',
    files: /^src-(main|renderer)\//,
    forbidden: (specifier) => specifier.startsWith('test/'),
  },
  {
    name: 'sip.js is imported by src-renderer/sip alone (its parser also by the practice exchange)',
    files: /^(?!src-renderer\/sip\/|src-main\/practice\/)/,
    forbidden: (specifier) => isPackage(specifier, 'sip.js'),
  },
  {
    name: 'Electron is imported by the shell, the IPC layer and the entry points alone',
    files: /^(?!src-main\/(shell|ipc)\/|src-main\/(main|preload)\.ts$)/,
    forbidden: (specifier) => isPackage(specifier, 'electron'),
  },
  {
    name: 'SQLite is imported by src-main/db and the SQLite engine of the desk alone',
    files: /^(?!src-main\/(db|desk\/store\/sqlite)\/)/,
    forbidden: (specifier) => isPackage(specifier, 'better-sqlite3'),
  },
  {
    name: 'PostgreSQL is imported by its engine of the desk alone',
    files: /^(?!src-main\/desk\/store\/postgres\/)/,
    forbidden: (specifier) => isPackage(specifier, 'pg'),
  },
  {
    name: 'the renderer uses no Node module',
    files: /^src-renderer\//,
    forbidden: (specifier) => specifier.startsWith('node:'),
  },
  {
    name: 'the call is pure: contract and itself',
    files: /^src-renderer\/call\//,
    forbidden: (specifier) =>
      !specifier.startsWith('src-main/contract/') && !specifier.startsWith('src-renderer/call/'),
  },
  {
    name: 'screens and components see a session, not the SIP or audio code behind it',
    files: /^src-renderer\/(screens|components)\//,
    forbidden: (specifier) => /^src-renderer\/(sip|audio)\//.test(specifier),
  },
  {
    name: 'signalling does not know the screens, and the runtime neither',
    files: /^src-renderer\/(sip|audio|runtime|store)\//,
    forbidden: (specifier) => /^src-renderer\/(screens|components)\//.test(specifier) || isPackage(specifier, 'react'),
  },
];

describe('walls', () => {
  it.each(walls)('$name', ({ files, forbidden }) => {
    const crossings = sources
      .filter((file) => files.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => forbidden(specifier, file))
          .map((specifier) => `${file} imports ${specifier}`),
      );
    expect(crossings).toEqual([]);
  });

  it('finds imports at all', () => {
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(20);
  });
});

describe('house rules', () => {
  it('keeps to the agreed top level', () => {
    const agreed =
      /^(package\.json|package-lock\.json|electron-builder\.yml|tsconfig\.json|vite\.config\.ts|src-main|src-renderer|assets|test|README\.md|LICENSE|\..*)$/;
    const names = new Set(tracked.map((file) => file.split('/')[0] ?? ''));
    expect([...names].filter((name) => !agreed.test(name))).toEqual([]);
  });

  it('keeps every source file within 250 lines', () => {
    const long = tracked
      .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file))
      .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  it('sends over IPC from one folder alone', () => {
    const others = sources.filter((file) => !/^src-main\/(ipc\/|preload\.ts$)/.test(file));
    const raw = others.filter((file) =>
      /\bipcMain\b|\bipcRenderer\b|webContents\.send\(/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(raw).toEqual([]);
  });

  it('sets HTML from strings nowhere', () => {
    const raw = sources.filter((file) =>
      /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(raw).toEqual([]);
  });
});
