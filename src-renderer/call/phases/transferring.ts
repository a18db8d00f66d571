/**
 * A transfer within `talking` (RFC 5589 6): the call goes on hold and the far end is asked to call somebody else. Done, it is
 * over for the rep; refused, or taken back, it is as it was before.
 */
import type { Transferee } from '../../../src-main/contract/call.ts';
import { times } from '../deadlines.ts';
import type { Effect } from '../effects.ts';
import { notices, transferNotice } from '../notices.ts';
import type { TransferFailure, TransferProgress } from '../ports.ts';
import type { Transfer } from '../state.ts';
import { changeHold } from './hold-effects.ts';
import { type In, type Step, step } from './step.ts';

type Talking = In<'talking'>;

/** `refer`: how the far end is asked. */
export function startTransfer(state: Talking, transferee: Omit<Transfer, 'progress'>, refer: Effect, at: number): Step {
  if (state.transfer !== null) return step({ ...state, notice: notices.transferring });
  const { legId } = state.call;
  const held = state.held ? { state, effects: [] } : changeHold(state, true);
  return step({ ...held.state, transfer: { ...transferee, progress: 'asked' }, notice: null }, ...held.effects, refer, {
    type: 'schedule',
    legId,
    deadline: 'transfer-timeout',
    at: at + times.transferTimeout,
  });
}

/** `leave`: the far end talks to somebody else now, also when the rep had taken the call back meanwhile. */
export function onTransfer(state: Talking, progress: TransferProgress, leave: () => Step): Step {
  const { transfer } = state;
  if (progress.kind === 'done') {
    const { state: next, effects } = leave();
    return transfer === null ? step(next, ...effects) : step(next, transferred(state, transfer, true), ...effects);
  }
  if (transfer === null) return step(state);
  if (progress.kind === 'failed') return comeBack(state, progress.why);
  // "Trying" may come after "ringing" when the far end tries several phones.
  if (progress.kind === 'trying' && transfer.progress !== 'asked') return step(state);
  return step({ ...state, transfer: { ...transfer, progress: progress.kind } });
}

/** The call ends while a transfer is under way: what is known of it. Nothing, where the far end has not even agreed to it. */
export function leftBehind(state: Talking): readonly Effect[] {
  const { transfer } = state;
  return transfer === null || transfer.progress === 'asked' ? [] : [transferred(state, transfer, false)];
}

/** The rep hears the far end again. What becomes of the transfer is no longer waited for. */
export function comeBack(state: Talking, why: TransferFailure | 'taken-back'): Step {
  const { transfer, call } = state;
  const { legId } = call;
  const failed: readonly Effect[] =
    transfer === null
      ? []
      : [{ type: 'record', legId, event: { type: 'transfer-failed', ...transfereeOf(transfer), why } }];
  const notice = transfer === null || why === 'taken-back' ? null : transferNotice(why, transfer.to);
  const resumed = changeHold({ ...state, transfer: null, notice }, false);
  return step(resumed.state, { type: 'cancel-deadlines', legId }, ...failed, ...resumed.effects);
}

function transferred({ call: { legId } }: Talking, transfer: Transfer, confirmed: boolean): Effect {
  return { type: 'record', legId, event: { type: 'transferred', ...transfereeOf(transfer), confirmed } };
}

function transfereeOf({ to, address, how }: Transfer): Transferee {
  return { to, address, how };
}
