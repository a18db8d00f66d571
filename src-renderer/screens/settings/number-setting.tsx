import { useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { TextField } from '../../components/field.tsx';

interface NumberSettingProps {
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onSave: (value: number) => void;
}

/** A whole number in a range; saved as soon as it is one. */
export function NumberSetting({ label, unit, min, max, value, onSave }: NumberSettingProps) {
  const [text, setText] = useState(String(value));
  const number = Number(text);
  const valid = text.trim() !== '' && Number.isInteger(number) && number >= min && number <= max;
  return (
    <TextField
      label={`${label}, ${unit}`}
      type="number"
      min={min}
      max={max}
      value={text}
      error={valid ? undefined : t('Enter a whole number from {min} to {max}.', { min, max })}
      onChange={(next) => {
        setText(next);
        const parsed = Number(next);
        if (next.trim() !== '' && Number.isInteger(parsed) && parsed >= min && parsed <= max) onSave(parsed);
      }}
    />
  );
}
