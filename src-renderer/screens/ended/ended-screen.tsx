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
  useShortcuts({ enter, space: enter, escape: leave, h: brief }, { guardTyping: true });
  const position = positionOf(call.brief);
  return (
    <Screen
      name="ended"
      bar={
        <Bar tone={outcome.kind === 'failed' ? 'stop' : 'quiet'} title="Not connected">
          <ReachabilityLabel />
        </Bar>
      }
      banners={<Banners />}
      footer={
        <>
          <Button look="go" combo="enter" onPress={done}>
            Back to ready
          </Button>
          <Button combo="h" onPress={brief}>
            Open the brief
          </Button>
        </>
      }
    >
      <Heading>{headline}</Heading>
      <p className="lead">{meaning}</p>
      {next !== '' && <p className="next">{next}</p>}
      <section className="card" aria-label="The handoff">
        <p className="ended-name">
          <bdi>{nameOf(call.brief, call.facts)}</bdi>
        </p>
        {position !== null && (
          <p className="position">
            <bdi>{position}</bdi>
          </p>
        )}
        <p className="ended-why">
          <bdi>{reasonOf(call.brief)}</bdi>
        </p>
      </section>
    </Screen>
  );
}
