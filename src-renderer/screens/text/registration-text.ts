/** Whether the account works, said as it turns out. */
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { LineView } from '../session-port.ts';
import { span } from './numbers.ts';
import { reachabilityText, type Tone } from './reachability-text.ts';

export function registrationText(line: Pick<LineView, 'reachability' | 'registeredInMs'>): {
  readonly tone: Tone;
  readonly text: string;
} {
  const { reachability, registeredInMs } = line;
  switch (reachability.kind) {
    case 'signed-out':
      return { tone: 'quiet', text: t('Not signed in.') };
    case 'connecting':
      return { tone: 'warn', text: t('Signing in…') };
    case 'reachable': {
      const roundTrip = span(reachability.roundTripMs);
      return {
        tone: 'good',
        text:
          registeredInMs === null
            ? t('Registered. The server answers in {roundTrip}.', { roundTrip })
            : t('Registered in {time}. The server answers in {roundTrip}.', { time: span(registeredInMs), roundTrip }),
      };
    }
    case 'degraded':
    case 'offline': {
      const { tone, advice, short } = reachabilityText(reachability);
      return { tone, text: advice ?? short };
    }
    default:
      return reachability satisfies never;
  }
}
