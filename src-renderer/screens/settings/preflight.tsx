import { useEffect, useRef, useState } from 'react';
import { msg, t } from '../../../src-main/contract/i18n/translate.ts';
import type { Result } from '../../../src-main/contract/result.ts';
import type { PathCheck, RelayMeasurement } from '../../call/ports.ts';
import { Button } from '../../components/button.tsx';
import { useServices } from '../services.tsx';
import type { SessionPort } from '../session-port.ts';
import {
  edgeFinding,
  type Finding,
  microphoneFinding,
  pathFinding,
  relayFinding,
  speakerFinding,
} from '../text/preflight-text.ts';
import { voice } from './sound-check.tsx';

type Step = 'microphone' | 'speaker' | 'edge' | 'paths' | 'relay';

const steps: readonly { readonly step: Step; readonly name: string; readonly doing: string }[] = [
  { step: 'microphone', name: msg('Microphone'), doing: msg('Say a few words…') },
  { step: 'speaker', name: msg('Headset'), doing: msg('Listen for two tones…') },
  { step: 'edge', name: msg('Phone line'), doing: msg('Asking…') },
  { step: 'paths', name: msg('Way of the sound'), doing: msg('Asking the servers, up to 5 s…') },
  { step: 'relay', name: msg('Bandwidth'), doing: msg('Sending sound to the relay and back, about 5 s…') },
];

/** How long the rep has to speak, ms; and how often the level is looked at. */
const speakFor = 6_000;
const lookEvery = 50;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly step: Step }
  /** The tones have sounded: only the rep knows whether they were heard. */
  | { readonly kind: 'asking'; readonly played: Result<void> };

type Findings = Partial<Record<Step, Finding>>;

/** Everything a call needs, tried out in one go before the first one. */
export function Preflight() {
  const { session } = useServices();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [findings, setFindings] = useState<Findings>({});
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const found = (step: Step, finding: Finding) => setFindings((before) => ({ ...before, [step]: finding }));

  async function begin(): Promise<void> {
    setFindings({});
    setState({ kind: 'running', step: 'microphone' });
    const heardAfterMs = await untilVoice(session, leaving.current.signal);
    found('microphone', microphoneFinding(session.line.getState().microphone, heardAfterMs));
    setState({ kind: 'running', step: 'speaker' });
    setState({ kind: 'asking', played: await session.playTest('headset') });
  }
  async function goOn(played: Result<void>, heard: boolean): Promise<void> {
    found('speaker', speakerFinding(played, heard));
    setState({ kind: 'running', step: 'edge' });
    found('edge', edgeFinding(await session.checkEdge()));
    setState({ kind: 'running', step: 'paths' });
    const paths = await session.checkPaths();
    found('paths', pathFinding(paths));
    setState({ kind: 'running', step: 'relay' });
    found('relay', relayFinding(await measured(session, paths, leaving.current.signal)));
    setState({ kind: 'idle' });
  }

  const begun = state.kind !== 'idle' || Object.keys(findings).length > 0;
  return (
    <section className="form preflight" aria-labelledby="set-preflight">
      <h2 id="set-preflight">{t('Test before the first call')}</h2>
      {!begun && (
        <p className="hint">
          {t('Microphone, headset, phone line, the way of the sound and its bandwidth, in about 15 seconds.')}
        </p>
      )}
      {begun && (
        <dl className="dated" aria-live="polite">
          {steps.map(({ step, name, doing }) => (
            <Line key={step} name={t(name)} finding={findings[step]} doing={isAt(state, step) ? t(doing) : null} />
          ))}
        </dl>
      )}
      {state.kind === 'asking' && (
        <div className="sound-tests">
          <span>{t('Did you hear two tones?')}</span>
          <Button onPress={() => void goOn(state.played, true)}>{t('Yes')}</Button>
          <Button onPress={() => void goOn(state.played, false)}>{t('No')}</Button>
        </div>
      )}
      {state.kind === 'idle' && (
        <Button onPress={() => void begin()}>{begun ? t('Test again') : t('Start the test')}</Button>
      )}
    </section>
  );
}

function isAt(state: State, step: Step): boolean {
  return state.kind === 'running' ? state.step === step : state.kind === 'asking' && step === 'speaker';
}

function Line({ name, finding, doing }: { name: string; finding: Finding | undefined; doing: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={finding?.tone ?? ''}>{finding?.text ?? doing ?? '–'}</dd>
    </div>
  );
}

/** A relay that does not answer is not waited for a second time. */
async function measured(
  session: SessionPort,
  paths: PathCheck | null,
  signal: AbortSignal,
): Promise<RelayMeasurement | null> {
  if (paths?.turns === true && paths.relayMs === null) return { kind: 'not-carried' };
  return session.measureRelay(signal);
}

/** Milliseconds until the microphone gave a voice; null when it did not. */
async function untilVoice(session: SessionPort, signal: AbortSignal): Promise<number | null> {
  const watch = session.listen();
  const startedAt = session.now();
  try {
    while (session.now() - startedAt < speakFor && !signal.aborted) {
      if (watch.level() > voice) return session.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
    }
    return null;
  } finally {
    watch.stop();
  }
}
