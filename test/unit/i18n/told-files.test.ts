/** What main says to the rep in whole sentences is Spanish for a rep who reads Spanish. */
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyBrief } from '../../../src-main/contract/brief.ts';
import { spanishTold } from '../../../src-main/contract/i18n/es/index.ts';
import { languageOf } from '../../../src-main/contract/i18n/language.ts';
import { messageTold } from '../../../src-main/contract/i18n/told.ts';
import { speak } from '../../../src-main/contract/i18n/translate.ts';
import { whisperText } from '../../../src-main/contract/whisper-text.ts';
import { voiceCommands } from '../../../src-main/shell/voice-commands.ts';
import { childrenOf, syntaxOf, walk } from '../../support/messages/syntax.ts';

beforeAll(() => speak(languageOf('es', 'es-ES')));
afterAll(() => speak(languageOf('en', 'en-US')));

const root = path.resolve(import.meta.dirname, '../../..');

/** Sentences of a file, with a word for each value. */
function sentencesIn(file: string): string[] {
  const found = new Set<string>();
  walk(syntaxOf(path.join(root, file)), (node) => {
    const pieces =
      node.type === 'TemplateLiteral'
        ? childrenOf(node, 'quasis').map(({ value }) =>
            typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '',
          )
        : node.type === 'Literal' && typeof node['value'] === 'string'
          ? [node['value']]
          : [];
    // A value before the first sentence or behind the last is one of its own.
    const text = pieces.join('Quux').replace(/^Quux (?=Baton|Settings)|(?<=[.:]) Quux$/g, '');
    if (/^[A-Z].* .*[.!?:]$/su.test(text)) found.add(text);
  });
  return [...found];
}

/** As `told` takes a text apart. */
function isKnown(text: string): boolean {
  const known = (part: string) => messageTold(spanishTold, part) !== undefined;
  if (known(text)) return true;
  const sentences = text.split(/(?<=[.!?…]) (?=\S)/u);
  return sentences.every((sentence) => known(sentence) || sentence.split(/(?<=:) (?=\S)/u).every(known));
}

it.each([
  'src-main/brief/desk-problems.ts',
  'src-main/brief/handoff-reference.ts',
  'src-main/brief/invite-source.ts',
  'src-main/db/failure.ts',
  'src-main/db/keep-aside.ts',
  'src-main/dial/number.ts',
  'src-main/dial/transfer-policy.ts',
  'src-main/export/whole-file.ts',
  'src-main/handoff/storage.ts',
  'src-main/ipc/handlers/locked.ts',
  'src-main/practice/line.ts',
  'src-main/practice/rehearsal.ts',
  'src-main/provision/judge.ts',
  'src-main/provision/read-file.ts',
  'src-main/shell/start-updates.ts',
  'src-main/shell/voice.ts',
  'src-main/sync/desk-client.ts',
  'src-main/sync/desk-failure.ts',
])('%s', (file) => {
  const sentences = sentencesIn(file);
  expect(sentences).not.toEqual([]);
  expect(sentences.filter((text) => !isKnown(text))).toEqual([]);
});

it('a whisper speaks around what was said, which stays as it was said, with a voice of that language', () => {
  const brief = emptyBrief('key');
  const text = whisperText({
    ...brief,
    prospect: { ...brief.prospect, name: 'Priya Raman', role: 'VP Sales', company: 'Northwind' },
    trigger: { ...brief.trigger, kind: 'loop' },
    summary: 'She wants a fixed price.',
    opener: 'Priya, about year two',
  });
  expect(text).toBe(
    'Priya Raman, V P Sales en Northwind. La conversación daba vueltas. She wants a fixed price. Empieza con: Priya, about year two.',
  );
  expect(voiceCommands('linux')[0]?.args('x.wav')).toContain('es');
  expect(voiceCommands('win32')[0]?.args('x.wav').at(-1)).toContain("GetCultureInfo('es')");
});
