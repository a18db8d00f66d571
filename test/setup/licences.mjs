/**
 * Writes assets/public/third-party.txt anew: every package whose code Baton ships, with its licence as it came:
 * `node test/setup/licences.mjs`. The result is committed, and a test holds it against package-lock.json.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shippedPackages } from './shipped-packages.mjs';
import { root } from './steps.mjs';

/** @param {string} folder */
function licenceOf(folder) {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file)) : undefined;
  return name === undefined ? null : readFileSync(path.join(folder, name), 'utf8').trim();
}

const parts = shippedPackages().map(({ folder, name, version, licence }) => {
  const text =
    licenceOf(path.join(root, folder)) ?? `The package carries no text of its own; its licence is ${licence}.`;
  return `${name} ${version} (${licence})\n\n${text.replaceAll('\r\n', '\n')}`;
});
const head = 'Baton contains these packages. Electron and Chromium bring their own list beside the program.';
writeFileSync(
  path.join(root, 'assets/public/third-party.txt'),
  `${[head, ...parts].join(`\n\n${'-'.repeat(72)}\n`)}\n`,
);
console.log(`${parts.length} packages`);
