/** Packages whose code is in the app or the desk: what the sources import by name, and what those need in turn. */
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { root } from './steps.mjs';

/**
 * @typedef {{ version: string, license?: string, dependencies?: Record<string, string> }} Locked
 * @returns {{ folder: string, name: string, version: string, licence: string }[]} by name
 */
export function shippedPackages() {
  /** @type {Record<string, Locked>} */
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  /** @type {Set<string>} */
  const folders = new Set();

  /** As Node looks for it: in the package itself, then outwards. @param {string} name @param {string} from */
  function visit(name, from) {
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
      const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
      if (Object.hasOwn(locked, candidate)) {
        if (folders.has(candidate)) return;
        folders.add(candidate);
        for (const needed of Object.keys(locked[candidate]?.dependencies ?? {})) visit(needed, candidate);
        return;
      }
      if (folder === '') return;
    }
  }

  for (const name of importedPackages()) visit(name, '');
  // Types are gone once the bundle is made.
  return [...folders]
    .filter((folder) => !folder.includes('node_modules/@types/'))
    .map((folder) => {
      const { version = '', license = 'none' } = locked[folder] ?? {};
      return { folder, name: folder.slice(folder.lastIndexOf('node_modules/') + 13), version, licence: license };
    })
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Electron itself is no package of the app: it is what the app runs on, and brings its own notices. */
const runtime = new Set(['electron', ...builtinModules]);

function importedPackages() {
  /** @type {Set<string>} */
  const names = new Set();
  for (const file of globSync('src-{main,renderer}/**/*.{ts,tsx,css}', { cwd: root })) {
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(
      /(?:^import |\bfrom |\bimport\(|^@import )\s*['"]([^'".][^'"]*)['"]/gm,
    )) {
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      if (!specifier.startsWith('node:') && !runtime.has(name)) names.add(name);
    }
  }
  return [...names].sort();
}
