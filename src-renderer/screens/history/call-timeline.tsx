import type { TimelineCall } from '../../../src-main/contract/history.ts';
import { timeOfDay } from '../../../src-main/contract/i18n/time-of-day.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { timelineSteps } from '../text/timeline-text.ts';

/** Every call of a handoff, step by step, with the time since its INVITE. */
export function CallTimeline({ calls }: { calls: readonly TimelineCall[] }) {
  // Calls from before steps were kept have nothing to tell beyond what the facts above say.
  const told = calls.filter(({ entries }) => entries.length > 0);
  if (told.length === 0) return null;
  return (
    <section className="group" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('What happened')}</h2>
      {told.map((call, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: calls have no id here and never change place
        <ol key={index} className="timeline">
          {timelineSteps(call).map(({ at, text }, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps never change place
            <li key={step}>
              <span className="timeline-at">{step === 0 ? timeOfDay(call.receivedAt) : at}</span>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      ))}
    </section>
  );
}
