import type { ReactNode } from 'react';
import { ariaKeys } from '../screens/text/key-combo.ts';
import { Keys } from './keys.tsx';
import { isMac } from './platform.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** The shortcut that does the same, shown as a key cap. The screen registers it. */
  readonly combo?: string;
  readonly look?: 'plain' | 'go' | 'yes' | 'stop' | 'stop-quiet' | 'quiet' | 'tile' | 'icon';
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
  readonly controls?: string;
}

/** A push button. Clicking does not take the focus, so that Enter stays the screen's main action. */
export function Button({
  children,
  onPress,
  combo,
  look = 'plain',
  pressed,
  expanded,
  disabled,
  label,
  controls,
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`button ${look}`}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={controls}
      aria-disabled={disabled === true ? true : undefined}
      aria-label={label}
      title={label}
      aria-keyshortcuts={combo === undefined ? undefined : ariaKeys(combo, isMac)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (disabled !== true) onPress();
      }}
    >
      <span className="button-label">{children}</span>
      {combo !== undefined && <Keys combo={combo} />}
    </button>
  );
}
