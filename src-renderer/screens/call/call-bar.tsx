import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Bar } from '../../components/bar.tsx';
import { Elapsed } from '../../components/elapsed.tsx';
import { LevelMeter } from '../../components/level-meter.tsx';
import { useServices } from '../services.tsx';
import { nameOf } from '../text/brief-view.ts';
import type { InCall } from './call-screen.tsx';

/** With whom, whether anything is heard, and for how long. */
export function CallBar({ state }: { state: InCall }) {
  const title = <bdi>{nameOf(state.call.brief, state.call.facts)}</bdi>;
  if (state.phase === 'talking') {
    const waits = state.held || state.remoteHeld;
    return (
      <Bar tone={waits ? 'warn' : 'good'} title={title}>
        {waits ? <span className="reach warn">{t('On hold')}</span> : <Level />}
        <Elapsed since={state.talkingSince} />
      </Bar>
    );
  }
  const early = state.phase === 'dialling' && state.progress.kind === 'early-media';
  return (
    <Bar tone="warn" title={title}>
      {early && <Level />}
      <span className="reach warn">{state.phase === 'dialling' ? t('Calling…') : t('Connecting…')}</span>
    </Bar>
  );
}

function Level() {
  const { session } = useServices();
  return <LevelMeter level={session.remoteLevel} />;
}
