/** A rep's availability in a sentence. */
import type { OwnAvailability } from '../../../src-main/contract/availability.ts';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { meaningOf } from './labels.ts';

/** Without the time that is left, which would be news every minute. `zone`: the rep's, IANA. */
export function availabilityNews(availability: OwnAvailability, zone: string): string {
  const { until } = availability;
  const meaning = meaningOf(availability);
  return until === null ? meaning : `${meaning} ${t('Until {time}.', { time: timeOfDay(until, zone) })}`;
}
