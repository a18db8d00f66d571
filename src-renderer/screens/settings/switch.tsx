import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Choice } from '../../components/choice.tsx';

interface SwitchProps {
  readonly legend: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** On or off, in the looks of the other settings. */
export function Switch({ legend, hint, on, onSwitch }: SwitchProps) {
  return (
    <Choice
      legend={legend}
      hint={hint}
      look="segments"
      options={[
        { value: 'off', label: t('Off') },
        { value: 'on', label: t('On') },
      ]}
      selected={[on ? 'on' : 'off']}
      onChoose={(chosen) => onSwitch(chosen === 'on')}
    />
  );
}
