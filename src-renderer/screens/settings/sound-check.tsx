import { useEffect, useRef, useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { LevelMeter } from '../../components/level-meter.tsx';
import { useServices } from '../services.tsx';

/** About -46 dBFS: a voice at arm's length, and no fan. */
export const voice = 0.005;

/** The microphone's level as it is now, and a sound on each output. */
export function SoundCheck() {
  const { session } = useServices();
  const [heard, setHeard] = useState(false);
  const [playing, setPlaying] = useState<'headset' | 'ringer' | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const level = useLevel(() => setHeard(true));
  async function play(where: 'headset' | 'ringer'): Promise<void> {
    if (playing !== null) return;
    setPlaying(where);
    const played = await session.playTest(where);
    setFailure(played.ok ? null : told(played.error.message));
    setPlaying(null);
  }
  return (
    <div className="sound-check">
      <div className="sound-level">
        <LevelMeter level={level} />
        <span role="status">{heard ? t('Your microphone is heard.') : t('Say something: nothing is heard yet.')}</span>
      </div>
      <div className="sound-tests">
        <Button disabled={playing !== null} onPress={() => void play('headset')}>
          {playing === 'headset' ? t('Sounding…') : t('Test headset')}
        </Button>
        <Button disabled={playing !== null} onPress={() => void play('ringer')}>
          {playing === 'ringer' ? t('Ringing…') : t('Test ring')}
        </Button>
      </div>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

/** Reads as a bar should look: a voice fills about half of it. `onVoice` runs once the microphone has given one. */
function useLevel(onVoice: () => void): () => number {
  const { session } = useServices();
  const watch = useRef<{ level(): number; stop(): void } | null>(null);
  const tell = useRef(onVoice);
  useEffect(() => {
    watch.current = session.listen();
    return () => watch.current?.stop();
  }, [session]);
  const read = useRef(() => {
    const peak = watch.current?.level() ?? 0;
    if (peak > voice) tell.current();
    return Math.sqrt(peak);
  });
  return read.current;
}
