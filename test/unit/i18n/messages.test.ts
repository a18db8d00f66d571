/** Every text of the window has its Spanish, and none stands outside of the catalogues. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { spanish } from '../../../src-main/contract/i18n/es/index.ts';
import { bareTexts } from '../../support/messages/bare.ts';
import { messagesIn } from '../../support/messages/keys.ts';
import { placeholdersOf } from '../../support/messages/placeholders.ts';
import { syntaxOf } from '../../support/messages/syntax.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const files = globSync(['src-renderer/**/*.{ts,tsx}', 'src-main/contract/**/*.ts', 'src-main/{shell,ipc}/**/*.ts'], {
  cwd: root,
}).toSorted();
const used = files.flatMap((file) =>
  messagesIn(syntaxOf(path.join(root, file))).map((message) => ({ file, ...message })),
);

/** What a person sees. */
const shown =
  /^src-renderer\/(screens|components)\/|^src-renderer\/app\.tsx$|^src-main\/shell\/(tray|tray-menu|tray-state|notifications|menu|quit|surfaces|missed)\.ts$/;

/** Spoken to a platform that listens for it. */
const saidToMachines: readonly string[] = ['Yes, connect me'];

describe('messages', () => {
  it('are found where they are used', () => {
    expect(used.map(({ message }) => message)).toContain('Language');
  });

  it('have their Spanish, all of them', () => {
    const missing = used.filter(({ message }) => !Object.hasOwn(spanish, message));
    expect(missing.map(({ file, message }) => `${file}: ${message}`)).toEqual([]);
  });

  it('want the same values in Spanish', () => {
    const different = Object.entries(spanish).filter(
      ([english, translated]) => placeholdersOf(english).join() !== placeholdersOf(translated).join(),
    );
    expect(different).toEqual([]);
  });

  it('get the values they want', () => {
    const without = used.filter(
      ({ message, values }) => values !== null && placeholdersOf(message).join() !== values.toSorted().join(),
    );
    expect(without).toEqual([]);
  });

  it('are used, or they are not in the Spanish catalogue', () => {
    const known = new Set(used.map(({ message }) => message));
    expect(Object.keys(spanish).filter((message) => !known.has(message))).toEqual([]);
  });
});

it.each(files.filter((file) => shown.test(file)))('%s shows no text of its own', (file) => {
  const texts = bareTexts(syntaxOf(path.join(root, file))).map(({ text }) => text);
  expect(texts.filter((text) => !saidToMachines.includes(text))).toEqual([]);
});
