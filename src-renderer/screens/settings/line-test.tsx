import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import { useLine, useServices } from '../services.tsx';
import { span } from '../text/numbers.ts';
import type { Tone } from '../text/reachability-text.ts';
import { registrationText } from '../text/registration-text.ts';

interface Live {
  readonly tone: Tone;
  readonly text: string;
}

/** What the phone line answers now, and, asked again, how fast. */
export function LineTest() {
  const { session } = useServices();
  const line = useLine((state) => state);
  async function test(): Promise<Live | null> {
    const answer = await session.checkEdge();
    return answer.ok ? null : { tone: 'stop', text: told(answer.error.message) };
  }
  return <LiveTest label={t('Test the line')} now={registrationText(line)} test={test} />;
}

/** Whether the desk takes the key of this phone, and how fast it answers. */
export function DeskTest() {
  const { baton } = useServices();
  async function test(): Promise<Live> {
    const answer = await baton.request('desk:check', {});
    if (!answer.ok) return { tone: 'stop', text: told(answer.error.message) };
    return {
      tone: 'good',
      text: t('The desk answers in {time} and takes your key.', { time: span(answer.value.roundTripMs) }),
    };
  }
  return <LiveTest label={t('Test the desk')} now={null} test={test} />;
}

interface LiveTestProps {
  readonly label: string;
  /** What is known without asking. */
  readonly now: Live | null;
  /** Null: what is known says it all. */
  readonly test: () => Promise<Live | null>;
}

function LiveTest({ label, now, test }: LiveTestProps) {
  const [found, setFound] = useState<Live | null>(null);
  const [busy, setBusy] = useState(false);
  async function run(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFound(await test());
    setBusy(false);
  }
  const shown = busy ? { tone: 'quiet', text: t('Asking…') } : (found ?? now);
  return (
    <>
      <p className={`live-test ${shown?.tone ?? ''}`} role="status">
        <bdi>{shown?.text}</bdi>
      </p>
      <Button onPress={() => void run()}>{label}</Button>
    </>
  );
}
