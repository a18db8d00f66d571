import { useEffect, useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { useApp, useLine, useServices } from '../services.tsx';
import { reachabilityText } from '../text/reachability-text.ts';

/** The header's proof of the line. */
export function ReachabilityLabel() {
  const reachability = useLine((line) => line.reachability);
  const practice = useLine((line) => line.practice);
  const { short, tone } = reachabilityText(reachability);
  return (
    <span className={`reach ${tone}`} role="status">
      {practice && <span className="reach-line">{t('Practice line.')} </span>}
      {short}
    </span>
  );
}

/** Why nothing can ring, what that means and what to press. */
export function ReachabilityBanner() {
  const reachability = useLine((line) => line.reachability);
  const practice = useLine((line) => line.practice);
  const { session, actions } = useServices();
  const now = useNow(1_000);
  const [since, setSince] = useState(now);
  // The countdown starts when this state arrived.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reachability object is the event itself
  useEffect(() => setSince(session.now()), [reachability, session]);
  const again = () => void session.restart();
  const account = () => actions.open({ page: 'account' });
  useShortcuts(reachability.kind === 'offline' ? { r: again, ...(practice ? {} : { l: account }) } : {});
  const { advice, tone } = reachabilityText(reachability, now, since);
  if (advice === null) return null;
  const onlyTheUserHelps = reachability.kind === 'offline' && reachability.retryInMs === null;
  return (
    <Banner
      tone={tone === 'stop' ? 'stop' : 'warn'}
      title={reachability.kind === 'offline' ? t('Not reachable.') : t('Unsteady line.')}
      actions={
        reachability.kind === 'offline' ? (
          <>
            <Button combo="r" onPress={again}>
              {onlyTheUserHelps ? t('Try again') : t('Try now')}
            </Button>
            {!practice && (
              <Button combo="l" onPress={account}>
                {t('Check account')}
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      <bdi>{advice}</bdi>
    </Banner>
  );
}

/** Shown where the rep could wait for handoffs that cannot come. */
export function SignedOutBanner() {
  const signedIn = useLine((line) => line.signedIn);
  const kind = useLine((line) => line.reachability.kind);
  const line = useApp((state) => state.settings.line);
  const { actions } = useServices();
  const missing = !signedIn && kind === 'signed-out' && line !== 'practice';
  const account = () => actions.open({ page: 'account' });
  useShortcuts(missing ? { l: account } : {});
  if (!missing) return null;
  return (
    <Banner
      tone="warn"
      title={t('Not signed in.')}
      actions={
        <Button combo="l" onPress={account}>
          {t('Sign in')}
        </Button>
      }
    >
      {t('Baton has no phone account yet, so no handoff can ring here.')}
    </Banner>
  );
}
