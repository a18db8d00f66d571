import { useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { useNow } from '../../components/use-now.ts';
import { useLine, useServices } from '../services.tsx';

/** In a call: the phone line is away, and since when. Mounted as it was lost. */
export function LineLost() {
  const lost = useLine(({ reachability: { kind } }) => kind !== 'reachable' && kind !== 'degraded');
  return lost ? <Reconnecting /> : null;
}

function Reconnecting() {
  const { session } = useServices();
  const [since] = useState(session.now);
  const now = useNow(1_000);
  const seconds = Math.max(0, Math.round((now - since) / 1_000));
  const meaning = t('The sound does not need the line. What you press reaches the other side once it is back.');
  return (
    <section className="banner warn" aria-label={t('Phone line')}>
      <div className="banner-text">
        <strong>{t('Reconnecting… {seconds} s.', { seconds })}</strong> {meaning}
        <span className="sr-only" role="status">
          {`${t('Reconnecting to the phone line.')} ${meaning}`}
        </span>
      </div>
    </section>
  );
}
