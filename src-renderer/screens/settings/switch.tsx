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
        { value: 'off', label: 'Off' },
        { value: 'on', label: 'On' },
      ]}
      selected={[on ? 'on' : 'off']}
      onChoose={(chosen) => onSwitch(chosen === 'on')}
    />
  );
}
