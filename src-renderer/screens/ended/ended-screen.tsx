import type { CallOutcome } from '../../../src-main/contract/call.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import type { CallState } from '../../call/state.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { Banners } from '../frame/banners.tsx';
import { ReachabilityLabel } from '../frame/reachability.tsx';
import { useServices } from '../services.tsx';
import { nameOf, positionOf, reasonOf } from '../text/brief-view.ts';
import { endingText } from '../text/outcome-text.ts';
import { waitedMs } from '../text/waiting.ts';

type Ended = Extract<CallState, { phase: 'ended' }>;

/** A key this soon after the end, ms, was meant for Bridge or Decline: the caller was faster than the finger. */
const reflex = 700;

/** The call did not come about: what happened, what it means, what is next. */
export function EndedScreen({ state }: { state: Ended }) {
  const { actions, session } = useServices();
  const { call, outcome } = state;
  const { headline, meaning, next } = endingText(outcome, call, waitedMs(call, state.endedAt));
  const done = () => {
    actions.markEndingRead(call.legId);
    session.send({ type: 'finish-wrap-up' });
    actions.open({ page: 'home' });
  };
  const brief = () => {
    actions.markEndingRead(call.legId);
    session.send({ type: 'finish-wrap-up' });
    actions.open({ page: 'history', handoffId: call.handoffId, pendingOnly: false });
  };
  const meantForTheCall = () => session.now() - state.endedAt < reflex;
  // The call answers a late Bridge with its reason; the explanation stays either way.
  const enter = () => (meantForTheCall() ? session.send({ type: 'bridge' }) : done());
  const leave = () => {
    if (!meantForTheCall()) done();
  };
  const number = call.dialled?.address ?? call.facts.callerId;
  const again = () => {
    if (number === null) return;
    const { handoffId } = call;
    const returns = call.dialled === null || call.dialled.returnsHandoff;
    void actions.dial(number, returns && handoffId !== null ? { kind: 'handoff', handoffId } : null);
  };
  const callable = number !== null && offersCall(outcome);
  const againCombo = call.dialled === null ? 'c' : 'r';
  useShortcuts(
    { enter, space: enter, escape: leave, h: brief, ...(callable ? { [againCombo]: again } : {}) },
    { guardTyping: true },
  );
  const name = nameOf(call.brief, call.facts);
  const position = positionOf(call.brief);
  const dialled = call.dialled === null ? null : phoneText(call.dialled.display);
  return (
    <Screen
      name="ended"
      bar={
        <Bar tone={outcome.kind === 'failed' ? 'stop' : 'quiet'} title={t('Not connected')}>
          <ReachabilityLabel />
        </Bar>
      }
      banners={<Banners />}
      footer={
        <>
          <Button look="go" combo="enter" onPress={done}>
            {t('Back to ready')}
          </Button>
          {callable && (
            <Button combo={againCombo} onPress={again}>
              {call.dialled === null ? t('Call back') : t('Call again')}
            </Button>
          )}
          <Button combo="h" onPress={brief}>
            {call.dialled === null ? t('Open the brief') : t('Open in History')}
          </Button>
        </>
      }
    >
      <Heading>{headline}</Heading>
      <p className="lead">{meaning}</p>
      {next !== '' && <p className="next">{next}</p>}
      <section className="card" aria-label={call.dialled === null ? t('The handoff') : t('The call')}>
        <p className="ended-name">
          <bdi>{name}</bdi>
        </p>
        {position !== null && (
          <p className="position">
            <bdi>{position}</bdi>
          </p>
        )}
        {dialled !== name && (
          <p className="ended-why">
            <bdi>{dialled ?? reasonOf(call.brief)}</bdi>
          </p>
        )}
      </section>
    </Screen>
  );
}

/** A call the rep missed or did not get through may be placed again; one that was declined or taken is in good hands. */
function offersCall(outcome: CallOutcome): boolean {
  switch (outcome.kind) {
    case 'caller-left-before-bridge':
    case 'timed-out':
    case 'failed':
      return true;
    case 'not-reached':
      return outcome.why !== 'wrong-number' && outcome.why !== 'moved';
    case 'connected':
    case 'declined':
    case 'answered-elsewhere':
      return false;
    default:
      return outcome satisfies never;
  }
}
