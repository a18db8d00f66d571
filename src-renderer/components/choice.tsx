import { type ReactNode, useId } from 'react';
import { ariaKeys } from '../screens/text/key-combo.ts';
import { Keys } from './keys.tsx';
import { isMac } from './platform.ts';

export interface ChoiceOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly combo?: string;
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly hint?: ReactNode;
  readonly options: readonly ChoiceOption<T>[];
  readonly selected: readonly T[];
  /** Called with the option clicked, also when it is already selected: that takes a choice back. */
  readonly onChoose: (value: T) => void;
  readonly look: 'segments' | 'chips';
  readonly many?: boolean;
}

/** One of a few (radio) or any of a few (checkbox): native inputs, so Space chooses and Enter stays with the form. */
export function Choice<T extends string>({
  legend,
  hint,
  options,
  selected,
  onChoose,
  look,
  many = false,
}: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>
        {legend} {hint !== undefined && <span className="hint">{hint}</span>}
      </legend>
      <div className={look}>
        {options.map(({ value, label, combo }) => (
          <label key={value} className="option" onMouseDown={(event) => event.preventDefault()}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={value}
              checked={selected.includes(value)}
              aria-keyshortcuts={combo === undefined ? undefined : ariaKeys(combo, isMac)}
              onClick={() => onChoose(value)}
              // React wants a change handler beside `checked`; the click is what also reports a second press.
              onChange={() => undefined}
            />
            <span className="button-label">{label}</span>
            {combo !== undefined && <Keys combo={combo} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
