import { type ComplianceLight as Assessment, assessCompliance } from '../../../src-main/contract/compliance.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
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
        <Button
          look="stop-quiet"
          combo={overrideCombo}
          onPress={() => session.send({ type: 'override-compliance', legId: call.legId })}
        >
          {t('Override and unlock Bridge')}
        </Button>
      }
    >
      <bdi>{reasons.map(told).join(' ')}</bdi>
    </Banner>
  );
}

/** Whether this contact may be spoken to now, in one line that stays in sight. While the banner stands, it says so itself. */
export function ComplianceLight({ call }: { call: CallCore }) {
  const now = useWallClock();
  if (call.blocked) return null;
  return <ComplianceLine assessment={assessCompliance(call.brief, now)} overridden />;
}

interface ComplianceLineProps {
  readonly assessment: Assessment;
  /** What was not cleared, the rep has decided to go on with. */
  readonly overridden?: boolean;
}

export function ComplianceLine({ assessment: { level, headline, reasons }, overridden = false }: ComplianceLineProps) {
  const tone = { cleared: 'good', caution: 'warn', blocked: 'stop' }[level];
  const all = reasons.map(told).join(' ');
  return (
    <section className={`light ${tone}`} aria-label={t('Compliance')}>
      <span className={`dot ${tone}`} aria-hidden="true" />
      <p title={all}>
        <strong>{sentence(headline)}</strong> {overridden && level === 'blocked' && `${t('You chose to go on.')} `}
        <bdi>{all}</bdi>
      </p>
    </section>
  );
}
