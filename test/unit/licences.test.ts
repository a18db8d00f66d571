/** Baton is Apache-2.0: what it ships and what builds it must allow that. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shippedPackages } from '../setup/shipped-packages.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));

/** Permissive: may be part of what a rep installs. The OFL covers the font, which ships unchanged. */
const shippable = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
];
/** Fine for a tool that never leaves the development machine: file-level copyleft and the like. */
const toolsOnly = ['MPL-2.0', 'WTFPL'];
/** Development dependencies whose code the bundler copies into the app. */
const bundled = [
  'react',
  'react-dom',
  'scheduler',
  'sip.js',
  'zod',
  'zustand',
  'pino',
  'ws',
  '@noble/hashes',
  '@fontsource-variable/inter',
  '@visx/group',
  '@visx/scale',
  '@visx/shape',
  '@visx/vendor',
  'classnames',
  'd3-array',
  'd3-color',
  'd3-format',
  'd3-interpolate',
  'd3-path',
  'd3-scale',
  'd3-shape',
  'd3-time',
  'd3-time-format',
  'internmap',
  'tar',
  'minipass',
  'minizlib',
  'chownr',
  'yallist',
  '@isaacs/fs-minipass',
];

/** SPDX: one side of an OR is enough, every side of an AND is needed. */
function allowed(expression: string, licences: readonly string[]): boolean {
  const bare = expression.replace(/^\(|\)$/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((side) => allowed(side, licences));
  return bare.split(/ and /i).every((side) => licences.includes(side));
}

describe('the list of what is shipped', () => {
  const listed = [
    ...readFileSync(path.join(root, 'assets/public/third-party.txt'), 'utf8').matchAll(/^-{72}\n(.+)$/gm),
  ];

  it('names every package the sources use, in the version of the lock file', () => {
    const shipped = shippedPackages().map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    expect(shipped.length).toBeGreaterThan(20);
    expect(listed.map(([, line]) => line)).toEqual(shipped);
  });

  it('holds permissive licences alone', () => {
    expect(
      shippedPackages()
        .filter(({ licence }) => !allowed(licence, shippable))
        .map(({ name }) => name),
    ).toEqual([]);
  });
});

describe('licences', () => {
  it('of every package in the lock file allow Apache-2.0 beside them', () => {
    const refused = Object.entries(packages)
      .filter(([name, { license }]) => name !== '' && !allowed(license ?? 'none', [...shippable, ...toolsOnly]))
      .map(([name, { license }]) => `${name}: ${license ?? 'none'}`);
    expect(refused).toEqual([]);
  });

  it('of what is shipped are permissive', () => {
    const shipped = Object.entries(packages).filter(
      ([name, { dev }]) => name !== '' && (dev !== true || bundled.includes(name.replace('node_modules/', ''))),
    );
    expect(shipped.length).toBeGreaterThan(bundled.length - 1);
    expect(shipped.filter(([, { license }]) => !allowed(license ?? 'none', shippable)).map(([name]) => name)).toEqual(
      [],
    );
  });

  it('Baton itself carries the text of its own', () => {
    expect(readFileSync(path.join(root, 'LICENSE'), 'utf8')).toContain('Apache License');
  });
});
