import { describe, expect, test } from 'vitest';
import { ariaKeys, comboOf, type KeyPress, keyCaps } from '../../../src-renderer/screens/text/key-combo.ts';

function press(key: string, code = '', modifiers: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
}

describe('the name of a key press', () => {
  test.each([
    ['Enter', press('Enter', 'Enter'), 'enter'],
    ['Space', press(' ', 'Space'), 'space'],
    ['a letter', press('m', 'KeyM'), 'm'],
    ['caps lock', press('M', 'KeyM'), 'm'],
    ['Cyrillic layout', press('ь', 'KeyM'), 'm'],
    ['AZERTY digit row without shift', press('&', 'Digit1'), '1'],
    ['AZERTY digit row with shift', press('1', 'Digit1', { shiftKey: true }), '1'],
    ['number pad', press('5', 'Numpad5'), '5'],
    ['hash on a US layout', press('#', 'Digit3', { shiftKey: true }), '#'],
    ['star on a German layout', press('*', 'BracketRight', { shiftKey: true }), '*'],
    ['plus on a US layout', press('+', 'Equal', { shiftKey: true }), '+'],
    ['override', press('O', 'KeyO', { shiftKey: true }), 'shift+o'],
    ['hang up', press('H', 'KeyH', { shiftKey: true, ctrlKey: true }), 'mod+shift+h'],
    ['hang up on macOS', press('h', 'KeyH', { shiftKey: true, metaKey: true }), 'mod+shift+h'],
    ['copy is not the letter c', press('c', 'KeyC', { ctrlKey: true }), 'mod+c'],
  ])('%s', (_, event, combo) => expect(comboOf(event)).toBe(combo));
});

test('key caps and accessible names follow the platform', () => {
  expect(keyCaps('mod+shift+h', false)).toEqual(['Ctrl', 'Shift', 'H']);
  expect(keyCaps('mod+shift+h', true)).toEqual(['⌘', '⇧', 'H']);
  expect(keyCaps('+', false)).toEqual(['+']);
  expect(ariaKeys('mod+shift+h', false)).toBe('Control+Shift+H');
  expect(ariaKeys('mod+shift+h', true)).toBe('Meta+Shift+H');
  expect(ariaKeys('+', false)).toBe('Plus');
  expect(ariaKeys('escape', false)).toBe('Escape');
});
