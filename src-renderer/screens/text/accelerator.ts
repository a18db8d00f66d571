/** Global keys as Electron names them (`Control+Alt+B`), from what was pressed and to what a person reads. */
import { acceleratorSchema, type GlobalKey } from '../../../src-main/contract/global-keys.ts';
import { labels } from '../../../src-main/contract/i18n/translate.ts';
import type { KeyPress } from './key-combo.ts';

export const globalKeyLabel: Record<GlobalKey, string> = labels({
  bridge: 'Bridge',
  'hang-up': 'Hang up',
  mute: 'Mute',
  availability: 'Available or away',
});

/** Null: not one a global key may have, or only its modifiers so far. */
export function acceleratorOf(press: KeyPress): string | null {
  const key = /^(?:Key([A-Z])|Digit([0-9])|(F[0-9]{1,2}))$/.exec(press.code);
  const name = key?.[1] ?? key?.[2] ?? key?.[3];
  if (name === undefined) return null;
  const parts = [
    ...(press.ctrlKey ? ['Control'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.metaKey ? ['Super'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    name,
  ];
  const parsed = acceleratorSchema.safeParse(parts.join('+'));
  return parsed.success ? parsed.data : null;
}

/** One cap a key, in the words or symbols of the machine's keyboard. */
export function acceleratorCaps(accelerator: string, mac: boolean): string[] {
  const caps: Record<string, string> = {
    Control: mac ? '⌃' : 'Ctrl',
    Alt: mac ? '⌥' : 'Alt',
    Super: mac ? '⌘' : 'Win',
    Shift: mac ? '⇧' : 'Shift',
  };
  return accelerator.split('+').map((part) => caps[part] ?? part);
}
