import { keyCaps } from '../screens/text/key-combo.ts';
import { isMac } from './platform.ts';

/** Key caps beside a label. Screen readers get the same from `aria-keyshortcuts`. */
export function Keys({ combo }: { combo: string }) {
  return (
    <span className="keys" aria-hidden="true">
      {keyCaps(combo, isMac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
