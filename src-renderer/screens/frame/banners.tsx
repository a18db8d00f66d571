import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { words } from '../../components/words.tsx';
import { useApp, useLine, useServices } from '../services.tsx';
import { sentence } from '../text/reachability-text.ts';

function MicrophoneBanner({ inCall }: { inCall: boolean }) {
  const { session } = useServices();
  const microphone = useLine((line) => line.microphone);
  const broken = microphone === 'denied' || microphone === 'missing';
  const again = () => void session.restart();
  useShortcuts(broken && !inCall ? { r: again } : {});
  if (!broken) return null;
  return (
    <Banner
      tone="stop"
      urgent
      title={microphone === 'denied' ? t('The microphone is blocked.') : t('No microphone found.')}
      actions={
        inCall ? undefined : (
          <Button combo="r" onPress={again}>
            {t('Try again')}
          </Button>
        )
      }
    >
      {microphone === 'denied'
        ? t(
            'You would hear the prospect, but nobody would hear you. Allow the microphone for Baton in your system’s privacy settings.',
          )
        : t('You would hear the prospect, but nobody would hear you. Plug in a headset.')}
    </Banner>
  );
}

function LineNotice() {
  const { session } = useServices();
  const notice = useLine((line) => line.notice);
  useShortcuts(notice === null ? {} : { x: () => session.dismissNotice() });
  if (notice === null) return null;
  return (
    <Banner
      tone="warn"
      actions={
        <Button combo="x" onPress={() => session.dismissNotice()}>
          {t('Dismiss')}
        </Button>
      }
    >
      <bdi>{told(notice.text)}</bdi>
    </Banner>
  );
}

function OutboxBanner() {
  const { pending, lastError } = useApp((state) => state.outbox);
  if (lastError === null || pending === 0) return null;
  return (
    <Banner tone="quiet">
      {words(
        '{pending, plural, one {One message waits} other {# messages wait}} for the desk: {why} Nothing is lost; Baton keeps trying.',
        { pending, why: <bdi>{sentence(lastError)}</bdi> },
      )}
    </Banner>
  );
}

function Warnings() {
  const { actions } = useServices();
  const warnings = useApp((state) => state.warnings);
  const first = warnings.at(0);
  useShortcuts(first === undefined ? {} : { x: () => actions.dismissWarning(first.id) });
  return warnings.map(({ id, message }) => (
    <Banner
      key={id}
      tone="warn"
      actions={
        <Button {...(id === first?.id ? { combo: 'x' } : {})} onPress={() => actions.dismissWarning(id)}>
          {t('Dismiss')}
        </Button>
      }
    >
      <bdi>{told(message)}</bdi>
    </Banner>
  ));
}

/** What the rep must know besides the call. In a call only what bears on the call. */
export function Banners({ inCall = false }: { inCall?: boolean }) {
  return (
    <div className="banners">
      <MicrophoneBanner inCall={inCall} />
      <LineNotice />
      <Warnings />
      {!inCall && <OutboxBanner />}
    </div>
  );
}
