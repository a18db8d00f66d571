/**
 * A transfer within `talking` (RFC 5589 6): the call goes on hold and the far end is asked to call somebody else. Done, it is
 * over for the rep; refused, or taken back, it is as it was before.
 */
import { times } from '../deadlines.ts';
import type { Effect } from '../effects.ts';
import { notices, transferNotice } from '../notices.ts';
import type { TransferFailure, TransferProgress } from '../ports.ts';
import { holdEffects, resumeEffects } from './hold-effects.ts';
import { type In, type Step, step } from './step.ts';

type Talking = In<'talking'>;

/** `to`: to be read; `refer`: how the far end is asked. */
export function startTransfer(state: Talking, to: string, refer: Effect, at: number): Step {
  if (state.transfer !== null) return step({ ...state, notice: notices.transferring });
  const { legId } = state.call;
  const hold = state.held ? [] : holdEffects(state);
  return step(
    {
      ...state,
      held: true,
      holdPending: state.holdPending || !state.held,
      transfer: { to, progress: 'asked' },
      notice: null,
    },
    ...hold,
    refer,
    { type: 'schedule', legId, deadline: 'transfer-timeout', at: at + times.transferTimeout },
  );
}

/** `leave`: the far end talks to somebody else now, also when the rep had taken the call back meanwhile. */
export function onTransfer(state: Talking, progress: TransferProgress, leave: () => Step): Step {
  if (progress.kind === 'done') return leave();
  const { transfer } = state;
  if (transfer === null) return step(state);
  if (progress.kind === 'failed') return transferFailed(state, transfer.to, progress.why);
  // "Trying" may come after "ringing" when the far end tries several phones.
  if (progress.kind === 'trying' && transfer.progress !== 'asked') return step(state);
  return step({ ...state, transfer: { ...transfer, progress: progress.kind } });
}

export function transferFailed(state: Talking, to: string, why: TransferFailure): Step {
  return comeBack(state, transferNotice(why, to));
}

/** The rep hears the far end again. What becomes of the transfer is no longer waited for. */
export function comeBack(state: Talking, notice: string | null): Step {
  const { legId } = state.call;
  return step(
    { ...state, transfer: null, held: false, holdPending: true, notice },
    { type: 'cancel-deadlines', legId },
    ...resumeEffects(state),
  );
}
