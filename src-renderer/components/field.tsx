import { type ReactNode, useId } from 'react';

interface FieldFrame {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

interface TextFieldProps extends FieldFrame {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'url' | 'number' | 'search';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly autoFocus?: boolean;
  /** Stands as it is: somebody else sets it. */
  readonly readOnly?: boolean;
}

function Explained({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  if (error !== undefined)
    return (
      <p id={id} className="field-error" role="alert">
        {error}
      </p>
    );
  return hint === undefined ? null : (
    <p id={id} className="hint">
      {hint}
    </p>
  );
}

/** A labelled line of text with its hint or error in words. */
export function TextField({ label, hint, error, value, onChange, type = 'text', ...rest }: TextFieldProps) {
  const id = useId();
  const described = error !== undefined || hint !== undefined ? `${id}-note` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        aria-invalid={error !== undefined}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      <Explained id={`${id}-note`} hint={hint} error={error} />
    </div>
  );
}

interface SelectFieldProps extends FieldFrame {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  /** Stands as it is: somebody else sets it. */
  readonly disabled?: boolean;
}

export function SelectField({ label, hint, error, value, options, onChange, disabled = false }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Explained id={`${id}-note`} hint={hint} error={error} />
    </div>
  );
}

interface DateFieldProps {
  readonly label: string;
  /** `2026-11-23`; empty: none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

export function DateField({ label, value, onChange }: DateFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

interface CheckFieldProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField({ label, checked, onChange }: CheckFieldProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
