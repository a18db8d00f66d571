/** Keys as the screens name them: `enter`, `space`, `escape`, `m`, `1`, `+`, `mod+shift+h`. */

import { t } from '../../../src-main/contract/i18n/translate.ts';

/** The part of a KeyboardEvent that decides what was pressed. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const named: Record<string, string> = { ' ': 'space', Enter: 'enter', Escape: 'escape' };

/** Latin letter or digit of the physical key, so that shortcuts work on Cyrillic, Greek and AZERTY layouts too. */
function physical(code: string): string | null {
  const match = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code);
  return match?.[1]?.toLowerCase() ?? match?.[2] ?? null;
}

function base(press: KeyPress): string {
  const name = named[press.key];
  if (name !== undefined) return name;
  if (/^[a-z0-9*#+=,/]$/i.test(press.key)) return press.key.toLowerCase();
  return physical(press.code) ?? press.key.toLowerCase();
}

/** The combination's name. Shift counts only together with letters and named keys: `+` and `#` need it on some layouts. */
export function comboOf(press: KeyPress): string {
  const key = base(press);
  const parts = [];
  if (press.ctrlKey || press.metaKey) parts.push('mod');
  if (press.altKey) parts.push('alt');
  if (press.shiftKey && /^[a-z]+$/.test(key)) parts.push('shift');
  return [...parts, key].join('+');
}

/** How a combination is shown on a key cap; `mac` uses the symbols of its keyboards. */
export function keyCaps(combo: string, mac: boolean): string[] {
  const caps: Record<string, string> = {
    mod: mac ? '⌘' : 'Ctrl',
    shift: mac ? '⇧' : t('Shift'),
    alt: mac ? '⌥' : 'Alt',
    enter: t('Enter'),
    space: t('Space'),
    escape: 'Esc',
  };
  // A lone plus is a key, not a separator.
  const parts = combo === '+' ? ['+'] : combo.split('+');
  return parts.map((part) => caps[part] ?? part.toUpperCase());
}

/** The same for `aria-keyshortcuts` (WAI-ARIA 1.2). */
export function ariaKeys(combo: string, mac: boolean): string {
  const names: Record<string, string> = {
    mod: mac ? 'Meta' : 'Control',
    shift: 'Shift',
    alt: 'Alt',
    enter: 'Enter',
    space: 'Space',
    escape: 'Escape',
  };
  if (combo === '+') return 'Plus';
  return combo
    .split('+')
    .map((part) => names[part] ?? part.toUpperCase())
    .join('+');
}
