import { type ReactNode, useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Banner } from '../../components/banner.tsx';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { Banners } from '../frame/banners.tsx';
import { ReachabilityLabel } from '../frame/reachability.tsx';
import { useServices } from '../services.tsx';

interface StepFrameProps {
  readonly number: 1 | 2 | 3;
  readonly title: string;
  /** What Enter does. */
  readonly next: string;
  readonly onNext: () => Promise<string | null>;
  readonly skip: string;
  readonly onSkip: () => Promise<string | null>;
  /** Null: this is the first step. */
  readonly onBack: (() => Promise<string | null>) | null;
  readonly children: ReactNode;
}

/** One step: Enter goes on, Escape leaves it out, B goes back. What a step answers is why it could not. */
export function StepFrame({ number, title, next, onNext, skip, onSkip, onBack, children }: StepFrameProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function run(work: () => Promise<string | null>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(await work());
    setBusy(false);
  }
  useShortcuts(
    {
      enter: () => void run(onNext),
      escape: () => void run(onSkip),
      ...(onBack === null ? {} : { b: () => void run(onBack) }),
    },
    { whileTyping: ['enter'], guardTyping: true },
  );
  return (
    <Screen
      name="welcome"
      bar={
        <Bar tone="quiet" title={t('Set up Baton, {number} of 3', { number })}>
          <ReachabilityLabel />
        </Bar>
      }
      banners={<Banners />}
      footer={
        <>
          <Button look="go" combo="enter" disabled={busy} onPress={() => void run(onNext)}>
            {next}
          </Button>
          <div className="row">
            {onBack !== null && (
              <Button combo="b" disabled={busy} onPress={() => void run(onBack)}>
                {t('Back')}
              </Button>
            )}
            <Button look="quiet" combo="escape" disabled={busy} onPress={() => void run(onSkip)}>
              {skip}
            </Button>
          </div>
        </>
      }
    >
      <Heading>{title}</Heading>
      {failure !== null && (
        <Banner tone="stop" urgent title={t('Not yet.')}>
          <bdi>{failure}</bdi>
        </Banner>
      )}
      {children}
    </Screen>
  );
}

/** Stores what a step decided, and with it the step that comes next. */
export function useStep(): (patch: Partial<Settings>) => Promise<string | null> {
  const { actions } = useServices();
  return async (patch) => {
    const result = await actions.saveSettings(patch);
    return result.ok ? null : told(result.error.message);
  };
}
