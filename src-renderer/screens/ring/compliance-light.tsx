import { assessCompliance } from '../../../src-main/contract/compliance.ts';
import type { CallCore } from '../../call/state.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useWallClock } from '../../components/use-now.ts';
import { useServices } from '../services.tsx';
import { sentence } from '../text/reachability-text.ts';

/** The key that lifts the banner: two keys, so that nobody lifts it in passing. */
export const overrideCombo = 'shift+o';

/** Stands in the way of Bridge until the rep decides. */
export function ComplianceBanner({ call }: { call: CallCore }) {
  const { session } = useServices();
  const now = useWallClock();
  if (!call.blocked) return null;
  const { headline, reasons } = assessCompliance(call.brief, now);
  return (
    <Banner
      tone="stop"
      urgent
      title={sentence(headline)}
      actions={
        <Button look="stop-quiet" combo={overrideCombo} onPress={() => session.send({ type: 'override-compliance' })}>
          Override
        </Button>
      }
    >
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={reason}>
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
      <p>Bridge is locked until you override.</p>
    </Banner>
  );
}

/** Whether this contact may be spoken to now, in one line. */
export function ComplianceLight({ call }: { call: CallCore }) {
  const now = useWallClock();
  const { level, headline, reasons } = assessCompliance(call.brief, now);
  const tone = { cleared: 'good', caution: 'warn', blocked: 'stop' }[level];
  const overridden = level === 'blocked' && !call.blocked;
  return (
    <div className={`light ${tone}`}>
      <span className={`dot ${tone}`} aria-hidden="true" />
      <p>
        <strong>{sentence(headline)}</strong> <bdi>{reasons.join(' ')}</bdi>
        {overridden && ' You chose to go on.'}
      </p>
    </div>
  );
}
