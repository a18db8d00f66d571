import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { type Lines, liveState } from '../../call/lines.ts';
import type { CallState } from '../../call/state.ts';
import { Button } from '../../components/button.tsx';
import { Elapsed } from '../../components/elapsed.tsx';
import { useLines, useServices } from '../services.tsx';
import { nameOf, positionOf, reasonOf } from '../text/brief-view.ts';
import { endingText } from '../text/outcome-text.ts';
import { duration } from '../text/time.ts';

/** Keys for the other call; the screen registers those that `secondShortcuts` gives. */
const combos = { bridge: 'b', decline: 'd', swap: 's', merge: 'g', putThrough: 'p' } as const;

/** The other of two calls: a handoff that waits, one on hold, or how it ended. */
export function SecondCall() {
  const { front, back, merged } = useLines();
  switch (back.phase) {
    case 'ringing':
      return <Waiting state={back} />;
    case 'talking':
      return front.phase === 'talking' && front.transfer === null ? (
        <Other state={back} merged={merged} />
      ) : (
        <Held state={back} />
      );
    case 'wrapping-up':
    case 'ended':
      return <Over state={back} />;
    case 'idle':
    case 'dialling':
    case 'bridging':
      return null;
    default:
      return back satisfies never;
  }
}

type In<P extends CallState['phase']> = Extract<CallState, { phase: P }>;

/** Who it is and why, in two lines; the whole card is there once it is bridged. */
function Waiting({ state: { call, notice } }: { state: In<'ringing'> }) {
  const { session } = useServices();
  const position = positionOf(call.brief);
  return (
    <section className="second waiting" aria-label={t('Another call waits')}>
      <div className="second-who">
        <strong>
          <bdi>{nameOf(call.brief, call.facts)}</bdi>
        </strong>
        {position !== null && <bdi className="position">{position}</bdi>}
        <bdi className="second-why">{notice === null ? reasonOf(call.brief) : told(notice)}</bdi>
      </div>
      <div className="second-acts">
        <Button
          look="yes"
          combo={combos.bridge}
          disabled={call.blocked}
          onPress={() => session.send({ type: 'bridge' })}
        >
          {call.blocked ? t('Not cleared') : t('Hold and bridge')}
        </Button>
        <Button combo={combos.decline} onPress={() => session.send({ type: 'decline', reason: 'declined' })}>
          {t('Decline')}
        </Button>
      </div>
    </section>
  );
}

function Other({ state, merged }: { state: In<'talking'>; merged: boolean }) {
  const { session } = useServices();
  return (
    <section className="second" aria-label={merged ? t('Three together') : t('Call on hold')}>
      <Who state={state}>{merged ? t('Hears and is heard') : t('On hold')}</Who>
      <div className="second-acts">
        <Button combo={combos.swap} onPress={() => session.send({ type: 'swap' })}>
          {merged ? t('Talk alone') : t('Swap')}
        </Button>
        <Button combo={combos.merge} pressed={merged} onPress={() => session.send({ type: 'toggle-merge' })}>
          {merged ? t('Part') : t('Merge')}
        </Button>
        <Button combo={combos.putThrough} onPress={() => session.send({ type: 'put-through' })}>
          {t('Put through')}
        </Button>
      </div>
    </section>
  );
}

function Held({ state }: { state: In<'talking'> }) {
  return (
    <section className="second" aria-label={t('Call on hold')}>
      <Who state={state}>{t('On hold')}</Who>
    </section>
  );
}

function Who({ state: { call, talkingSince }, children }: { state: In<'talking'>; children: string }) {
  return (
    <div className="second-who">
      <strong>
        <bdi>{nameOf(call.brief, call.facts)}</bdi>
      </strong>
      <span className="position">
        {children} · <Elapsed since={talkingSince} />
      </span>
    </div>
  );
}

/** One line; the verdict is asked for once this call is over. */
function Over({ state }: { state: In<'wrapping-up' | 'ended'> }) {
  const { call, outcome } = state;
  const text =
    state.phase === 'wrapping-up'
      ? t('The other call is over after {time}.', { time: duration(state.talkSeconds) })
      : endingText(outcome, call, state.endedAt - call.ringingAt).headline;
  return (
    <p className="second over" role="status">
      <bdi>{nameOf(call.brief, call.facts)}</bdi>: {text}
    </p>
  );
}

type Send = ReturnType<typeof useServices>['session']['send'];

/** The keys behind the buttons above, as far as they mean anything now. */
export function secondShortcuts({ front, back }: Lines, send: Send): Readonly<Record<string, () => void>> {
  if (!liveState(back) || front.phase !== 'talking' || front.transfer !== null) return {};
  if (back.phase === 'ringing') {
    return {
      [combos.bridge]: () => send({ type: 'bridge' }),
      [combos.decline]: () => send({ type: 'decline', reason: 'declined' }),
    };
  }
  return {
    [combos.swap]: () => send({ type: 'swap' }),
    [combos.merge]: () => send({ type: 'toggle-merge' }),
    [combos.putThrough]: () => send({ type: 'put-through' }),
  };
}
