import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { assessCompliance } from '../../../src-main/contract/compliance.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { type Lines, liveState } from '../../call/lines.ts';
import type { CallState } from '../../call/state.ts';
import { Button } from '../../components/button.tsx';
import { Elapsed } from '../../components/elapsed.tsx';
import { useWallClock } from '../../components/use-now.ts';
import { overrideCombo } from '../ring/compliance-light.tsx';
import { useLines, useServices } from '../services.tsx';
import { nameOf, positionOf, reasonOf } from '../text/brief-view.ts';
import { endingText } from '../text/outcome-text.ts';
import { sentence } from '../text/reachability-text.ts';
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

/** Who it is and why, in two lines; the whole card is there once it is bridged. One that is not cleared can be, here. */
function Waiting({ state: { call, notice } }: { state: In<'ringing'> }) {
  const { session } = useServices();
  const { legId } = call;
  const position = positionOf(call.brief);
  return (
    <section className={`second ${call.blocked ? 'locked' : 'waiting'}`} aria-label={t('Another call waits')}>
      <div className="second-who">
        <strong>
          <bdi>{nameOf(call.brief, call.facts)}</bdi>
        </strong>
        {position !== null && !call.blocked && <bdi className="position">{position}</bdi>}
        {call.blocked ? (
          <NotCleared brief={call.brief} />
        ) : (
          <bdi className="second-why">{notice === null ? reasonOf(call.brief) : told(notice)}</bdi>
        )}
      </div>
      <div className="second-acts">
        {call.blocked ? (
          <Button
            look="stop-quiet"
            combo={overrideCombo}
            onPress={() => session.send({ type: 'override-compliance', legId })}
          >
            {t('Override')}
          </Button>
        ) : (
          <Button look="yes" combo={combos.bridge} onPress={() => session.send({ type: 'bridge', legId })}>
            {t('Hold and bridge')}
          </Button>
        )}
        <Button combo={combos.decline} onPress={() => session.send({ type: 'decline', reason: 'declined', legId })}>
          {t('Decline')}
        </Button>
      </div>
    </section>
  );
}

/** Why Bridge is locked, so that the rep knows what is overridden. */
function NotCleared({ brief }: { brief: HandoffBrief }) {
  const { headline, reasons } = assessCompliance(brief, useWallClock());
  return (
    <p className="second-block">
      <strong className="stop-text">{sentence(headline)}</strong> <bdi>{reasons.map(told).join(' ')}</bdi>
    </p>
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
  const who = nameOf(call.brief, call.facts);
  return (
    <p className="second over" role="status">
      {text.includes(who) ? (
        text
      ) : (
        <span>
          <bdi>{who}</bdi>: {text}
        </span>
      )}
    </p>
  );
}

type Send = ReturnType<typeof useServices>['session']['send'];

/** The keys behind the buttons above, as far as they mean anything now. */
export function secondShortcuts({ front, back }: Lines, send: Send): Readonly<Record<string, () => void>> {
  if (!liveState(back) || front.phase !== 'talking' || front.transfer !== null) return {};
  if (back.phase === 'ringing') {
    const { legId, blocked } = back.call;
    return {
      [combos.bridge]: () => send({ type: 'bridge', legId }),
      [combos.decline]: () => send({ type: 'decline', reason: 'declined', legId }),
      ...(blocked ? { [overrideCombo]: () => send({ type: 'override-compliance', legId }) } : {}),
    };
  }
  return {
    [combos.swap]: () => send({ type: 'swap' }),
    [combos.merge]: () => send({ type: 'toggle-merge' }),
    [combos.putThrough]: () => send({ type: 'put-through' }),
  };
}
