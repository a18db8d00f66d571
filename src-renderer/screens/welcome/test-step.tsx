import { t } from '../../../src-main/contract/i18n/translate.ts';
import { useApp, useLine, useServices } from '../services.tsx';
import { Preflight } from '../settings/preflight.tsx';
import { StepFrame, useStep } from './step-frame.tsx';

/** One handoff on the practice line, before a prospect is on the other end. */
export function TestStep() {
  const { actions, session } = useServices();
  const edge = useApp((state) => state.settings.edge);
  const scripts = useApp((state) => state.scripts);
  const recent = useApp((state) => state.recent);
  const reachable = useLine((line) => line.practice && line.reachability.kind === 'reachable');
  const save = useStep();
  const taken = recent.kind === 'ready' && recent.value.length > 0;
  const line = edge === null ? ('practice' as const) : ('edge' as const);

  async function finish(): Promise<string | null> {
    const failure = await save({ firstRun: 'done', line });
    if (failure === null) await session.restart();
    return failure;
  }
  async function call(): Promise<string | null> {
    if (!reachable) return t('The practice line is still connecting. Press Enter again in a moment.');
    await actions.takePractice(scripts.at(0)?.id ?? null);
    return null;
  }
  async function back(): Promise<string | null> {
    return save({ firstRun: 'devices', line });
  }

  return (
    <StepFrame
      number={3}
      title={taken ? t('You know how it works') : t('Take one handoff')}
      next={taken ? t('Done') : t('Take a test call')}
      onNext={taken ? finish : call}
      skip={taken ? t('Close') : t('Without a test call')}
      onSkip={finish}
      onBack={back}
    >
      <p className="lead">
        {taken
          ? t('It rings, you read who and why, Enter bridges. From now on the calls are real.')
          : t(
              'A scripted AI hands a prospect over to you. Read the card, press Enter to bridge, and hang up whenever you like.',
            )}
      </p>
      {edge !== null && (
        <p className="hint">
          <bdi>
            {t('The test comes over the practice line; afterwards this phone is back on {label}.', {
              label: edge.label,
            })}
          </bdi>
        </p>
      )}
      <Preflight />
    </StepFrame>
  );
}
