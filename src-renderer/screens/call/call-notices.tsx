import { labels, t, told } from '../../../src-main/contract/i18n/translate.ts';
import type { Transfer } from '../../call/state.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useLine, useServices } from '../services.tsx';
import { qualityText } from '../text/quality-text.ts';
import type { InCall } from './call-screen.tsx';
import { LineLost } from './line-lost.tsx';

/** What stands between the rep and being heard, in words. */
export function CallNotices({ state }: { state: InCall }) {
  const { session } = useServices();
  if (state.phase !== 'talking')
    return state.notice === null ? null : (
      <Banner tone="warn" urgent>
        {told(state.notice)}
      </Banner>
    );
  return (
    <>
      {state.notice !== null && (
        <Banner tone="warn" urgent>
          {told(state.notice)}
        </Banner>
      )}
      <LineLost />
      <QualityLine />
      {state.remoteHeld && (
        <Banner tone="warn" title={t('They put you on hold.')}>
          {t('They cannot hear you until they come back.')}
        </Banner>
      )}
      {state.transfer !== null && <TransferLine transfer={state.transfer} />}
      {state.held && state.transfer === null && (
        <Banner
          tone="warn"
          title={t('On hold.')}
          actions={
            <Button combo="o" onPress={() => session.send({ type: 'toggle-hold' })}>
              {t('Take back')}
            </Button>
          }
        >
          {t('Neither side hears the other.')}
        </Banner>
      )}
      {state.muted && !state.held && (
        <Banner
          tone="warn"
          title={t('Muted.')}
          actions={
            <Button combo="m" onPress={() => session.send({ type: 'toggle-mute' })}>
              {t('Unmute')}
            </Button>
          }
        >
          {t('The prospect cannot hear you.')}
        </Banner>
      )}
    </>
  );
}

/** How far the transfer has come, said as it changes. */
function TransferLine({ transfer: { to, progress } }: { transfer: Transfer }) {
  const { session } = useServices();
  return (
    <Banner
      tone="warn"
      title={t('Transferring.')}
      actions={
        <Button combo="o" onPress={() => session.send({ type: 'toggle-hold' })}>
          {t('Take back')}
        </Button>
      }
    >
      {transferText[progress]} <bdi>{to}</bdi>
    </Banner>
  );
}

const transferText: Readonly<Record<Transfer['progress'], string>> = labels({
  asked: 'The call is on hold and goes to',
  trying: 'The other side is calling',
  ringing: 'It rings at',
});

/** How the call sounds, only while it is worth a word. `Announcer` reads it out. */
function QualityLine() {
  const quality = useLine((line) => line.quality);
  if (quality === null) return null;
  const { happens, todo } = qualityText(quality);
  return (
    <section className="banner warn" aria-label={t('Sound quality')} data-quality={quality.kind}>
      <div className="banner-text">
        <strong>{happens}</strong> {todo}
      </div>
    </section>
  );
}
