import type { FirstRunStep } from '../../../src-main/contract/settings.ts';
import { AccountStep } from './account-step.tsx';
import { DevicesStep } from './devices-step.tsx';
import { TestStep } from './test-step.tsx';

/** The first run of a new phone: account, devices, one call. Every step is stored and can be left out. */
export function WelcomeScreen({ step }: { step: Exclude<FirstRunStep, 'done'> }) {
  switch (step) {
    case 'account':
      return <AccountStep />;
    case 'devices':
      return <DevicesStep />;
    case 'test':
      return <TestStep />;
  }
}
