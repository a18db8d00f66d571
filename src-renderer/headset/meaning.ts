/** What a button of the headset means for the calls as they are, and what its lamps show of them. */
import type { CallIntent } from '../../src-main/contract/call.ts';
import { bothTalking, type Lines } from '../call/lines.ts';
import type { Lamp } from './layout.ts';

/**
 * `off-hook`, `on-hook`, `muted`, `unmuted`: the headset keeps the state and tells what it has become.
 * `hook`, `mute`: a button that was pressed.
 */
export type Press = 'off-hook' | 'on-hook' | 'hook' | 'muted' | 'unmuted' | 'mute' | 'flash' | 'drop';

const hangUp: CallIntent = { type: 'hang-up' };
const bridge: CallIntent = { type: 'bridge' };
const toggleMute: CallIntent = { type: 'toggle-mute' };

/** Null: nothing. A headset that tells what the call already is, as after a click in the window, asks for nothing. */
export function meaningOf(press: Press, lines: Lines): CallIntent | null {
  const { front } = lines;
  const rings = front.phase === 'ringing';
  const busy = front.phase === 'dialling' || front.phase === 'bridging' || front.phase === 'talking';
  switch (press) {
    case 'off-hook':
      return rings ? bridge : null;
    case 'on-hook':
      return busy ? hangUp : null;
    case 'hook':
      return rings ? bridge : busy ? hangUp : null;
    case 'drop':
      return rings ? { type: 'decline', reason: 'declined' } : busy ? hangUp : null;
    case 'flash':
      return flash(lines);
    case 'mute':
      return front.phase === 'talking' ? toggleMute : null;
    case 'muted':
    case 'unmuted':
      return front.phase === 'talking' && front.muted !== (press === 'muted') ? toggleMute : null;
    default:
      return press satisfies never;
  }
}

/** As on any desk phone: the one who waits, else the other call, else hold. */
function flash(lines: Lines): CallIntent | null {
  const { front, back } = lines;
  if (front.phase !== 'talking') return null;
  if (back.phase === 'ringing') return bridge;
  return bothTalking(lines) === null ? { type: 'toggle-hold' } : { type: 'swap' };
}

export function lampsOf({ front, back }: Lines): ReadonlySet<Lamp> {
  const lit = new Set<Lamp>();
  if (front.phase === 'ringing' || back.phase === 'ringing') lit.add('ring');
  if (front.phase === 'dialling' || front.phase === 'bridging' || front.phase === 'talking') lit.add('off-hook');
  if (front.phase === 'talking' && front.muted) lit.add('mute');
  if ([front, back].some((state) => state.phase === 'talking' && state.held)) lit.add('hold');
  return lit;
}
