import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { Elapsed, Remaining } from '../../components/elapsed.tsx';
import { useNow } from '../../components/use-now.ts';
import { words } from '../../components/words.tsx';
import { useApp, useLine, useServices } from '../services.tsx';
import { waitedMs } from '../text/waiting.ts';
import type { Ringing } from './ring-screen.tsx';

function WhisperButton() {
  const { session } = useServices();
  const whisper = useLine((line) => line.whisper);
  const voice = useApp((state) => state.settings.whisperVoice);
  if (voice === 'off') return null;
  if (whisper === 'unavailable') return <span className="hint">{t('No voice on this computer')}</span>;
  return (
    <Button look="quiet" combo="w" pressed={whisper === 'speaking'} onPress={() => session.send({ type: 'whisper' })}>
      {whisper === 'speaking' ? t('Reading…') : t('Hear it')}
    </Button>
  );
}

function MoreTime({ until }: { until: number | null }) {
  const now = useNow();
  if (until === null || until <= now) return null;
  return (
    <p className="more-time">
      {words('The AI keeps them for another {remaining}', { remaining: <Remaining until={until} /> })}
    </p>
  );
}

/** An admin's rule, said before it acts. */
function BridgesItself({ at }: { at: number | null }) {
  const admin = useApp((state) => state.settings.admin?.organisation);
  if (at === null) return null;
  return (
    <p className="more-time">
      {words('Bridges by itself in {remaining}, as {admin} has set. Press 1 for more time.', {
        remaining: <Remaining until={at} />,
        admin: <bdi>{admin ?? t('your admin')}</bdi>,
      })}
    </p>
  );
}

/** How long the prospect has waited, the number that decides everything else. */
export function WaitLine({ state }: { state: Ringing }) {
  const { call } = state;
  const before = waitedMs(call, call.ringingAt);
  return (
    <>
      <div className="eyebrow">
        <span>
          {words('Waiting for you {elapsed}', { elapsed: <Elapsed since={call.ringingAt} before={before} /> })}
        </span>
        <WhisperButton />
      </div>
      <MoreTime until={state.moreTimeUntil} />
      <BridgesItself at={state.bridgesAt} />
      {state.notice !== null && (
        <p className="warn-text" role="status">
          {state.notice}
        </p>
      )}
    </>
  );
}
