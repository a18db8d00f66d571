/** One-key shortcuts of a screen. They never fire while the rep types in a field, nor over the control that has focus. */
import { useLayoutEffect, useRef } from 'react';
import { comboOf } from '../screens/text/key-combo.ts';
import { isTypingTarget, ownsKey } from './key-targets.ts';
import { armedAfterTyping, noteTyping } from './typing-guard.ts';

export type Shortcuts = Readonly<Record<string, () => void>>;

export interface ShortcutOptions {
  /** Combinations that also work while typing in a field, such as `mod+enter`. */
  readonly whileTyping?: readonly string[];
  /** The screen may appear under the rep's fingers: keys meant for the last field must not act on it. */
  readonly guardTyping?: boolean;
}

export function useShortcuts(
  shortcuts: Shortcuts,
  { whileTyping = [], guardTyping = false }: ShortcutOptions = {},
): void {
  const latest = useRef({ shortcuts, whileTyping });
  // Before the paint: a key pressed at the first sight of a card counts.
  useLayoutEffect(() => {
    latest.current = { shortcuts, whileTyping };
  });

  useLayoutEffect(() => {
    const armed = guardTyping ? armedAfterTyping() : () => true;
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const combo = comboOf(event);
      const typing = isTypingTarget(event.target);
      if (typing) noteTyping();
      if (typing && combo === 'escape' && event.target instanceof HTMLElement) {
        // Leaves the field, so that the next key is a shortcut again.
        event.preventDefault();
        event.target.blur();
        return;
      }
      if (typing && !latest.current.whileTyping.includes(combo)) return;
      if (!typing && ownsKey(event.target, combo)) return;
      const action = Object.hasOwn(latest.current.shortcuts, combo) ? latest.current.shortcuts[combo] : undefined;
      if (action === undefined) return;
      event.preventDefault();
      if (!event.repeat && armed()) action();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [guardTyping]);
}
