/** Which keys belong to the element that has focus. */

const typedTypes = new Set(['text', 'search', 'url', 'email', 'password', 'tel', 'number', 'time', 'date']);

/** True for fields in which letters and digits are text. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return typedTypes.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** True when the focused control reacts to the key itself: Enter and Space on buttons, Space on choices. */
export function ownsKey(target: EventTarget | null, combo: string): boolean {
  if (!(target instanceof Element)) return false;
  if (combo === 'enter') return target.closest('button, a[href], summary') !== null;
  if (combo === 'space') return target.closest('button, summary, input') !== null;
  return false;
}
