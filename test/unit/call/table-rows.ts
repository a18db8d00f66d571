/** Every event in every phase: where it leads and what it asks for, as a table. */
import type { CallIntent } from '../../../src-main/contract/call.ts';
import type { CallEvent } from '../../../src-renderer/call/events.ts';
import {
  begun,
  bridgeAnswer,
  briefOf,
  dial,
  factsOf,
  handoffIdOf,
  invite,
  leg,
  press,
} from '../../support/fakes/call-events.ts';
import { deadlineRows } from './table-deadlines.ts';
import { at, busy, dials, ends, type Row, rings, undials, unsent, wraps } from './table-row.ts';

const intent = (type: CallIntent): CallEvent => press(at, type);
/** A late key keeps the card of the ended call readable. */
const stays = { ended: ['ended', 'schedule'] } as const satisfies Row['leads'];

export const rows: Readonly<Record<string, Row>> = {
  'a new INVITE': {
    event: invite('b', at),
    leads: {
      idle: ['ringing', ...rings],
      ringing: ['ringing', ...busy],
      dialling: ['dialling', ...busy, 'beep'],
      bridging: ['bridging', ...busy],
      talking: ['talking', ...busy, 'beep'],
      'wrapping-up': ['ringing', 'cancel-deadlines', ...rings],
      ended: ['ringing', 'cancel-deadlines', ...rings],
    },
  },
  'the rep dials': {
    event: dial('b', at),
    leads: {
      idle: ['dialling', ...dials],
      ringing: ['ringing', ...unsent],
      dialling: ['dialling', ...unsent],
      bridging: ['bridging', ...unsent],
      talking: ['talking', ...unsent],
      'wrapping-up': ['dialling', 'cancel-deadlines', ...dials],
      ended: ['dialling', 'cancel-deadlines', ...dials],
    },
  },
  bridge: {
    event: intent({ type: 'bridge' }),
    leads: {
      ringing: [
        'bridging',
        'cut-whisper',
        'stop-ringer',
        'set-audible',
        'bridge',
        'cancel-deadlines',
        'schedule',
        'schedule',
      ],
      ...stays,
    },
  },
  'decline: wrong rep': {
    event: intent({ type: 'decline', reason: 'wrong-rep' }),
    leads: { ringing: ['ended', 'decline', 'remember-declined', ...ends], ...stays },
  },
  'more time': {
    event: intent({ type: 'more-time' }),
    leads: { ringing: ['ringing', 'stop-ringer', 'ask-more-time', 'record', 'schedule', 'schedule'], ...stays },
  },
  'override without a block': { event: intent({ type: 'override-compliance' }), leads: { ...stays } },
  whisper: {
    event: intent({ type: 'whisper' }),
    leads: { ringing: ['ringing', 'toggle-whisper', 'record'], ...stays },
  },
  mute: { event: intent({ type: 'toggle-mute' }), leads: { talking: ['talking', 'mute'], ...stays } },
  hold: { event: intent({ type: 'toggle-hold' }), leads: { talking: ['talking', 'set-audible', 'hold'], ...stays } },
  tones: {
    event: intent({ type: 'dtmf', tones: '1#' }),
    leads: { dialling: ['dialling', 'tones'], talking: ['talking', 'tones'], ...stays },
  },
  transfer: {
    event: intent({ type: 'transfer', target: { kind: 'code', digits: '204' }, display: '204', legId: 'a' }),
    leads: { talking: ['talking', 'set-audible', 'hold', 'refer', 'schedule'], ...stays },
  },
  'swap, without another call': { event: intent({ type: 'swap' }), leads: { ...stays } },
  'merge, without another call': { event: intent({ type: 'toggle-merge' }), leads: { ...stays } },
  'hang up': {
    event: intent({ type: 'hang-up' }),
    leads: {
      ringing: ['ended', 'decline', 'remember-declined', ...ends],
      dialling: ['ended', ...undials],
      bridging: ['ended', 'hang-up', ...ends],
      talking: ['wrapping-up', ...wraps],
      ...stays,
    },
  },
  'finish wrap-up': {
    event: intent({ type: 'finish-wrap-up' }),
    leads: { 'wrapping-up': ['ended', 'cancel-deadlines', 'schedule'], ended: ['idle', 'cancel-deadlines'] },
  },
  'extend wrap-up': {
    event: intent({ type: 'extend-wrap-up' }),
    leads: { 'wrapping-up': ['wrapping-up', 'schedule'], ...stays },
  },
  'cancelled: caller left': {
    event: leg('a', at, { type: 'cancelled', cause: 'caller-left' }),
    leads: {
      ringing: ['ended', ...ends],
      dialling: ['ended', ...undials],
      bridging: ['ended', 'hang-up', ...ends],
      talking: ['wrapping-up', ...wraps],
    },
  },
  'cancelled: answered elsewhere': {
    event: leg('a', at, { type: 'cancelled', cause: 'answered-elsewhere' }),
    leads: {
      ringing: ['ended', ...ends],
      dialling: ['ended', ...undials],
      bridging: ['ended', 'hang-up', ...ends],
      talking: ['wrapping-up', ...wraps],
    },
  },
  'far end hangs up': {
    event: leg('a', at, { type: 'remote-hang-up' }),
    leads: {
      ringing: ['ended', ...ends],
      dialling: ['ended', ...undials],
      bridging: ['ended', 'hang-up', ...ends],
      talking: ['wrapping-up', ...wraps],
    },
  },
  'leg fails': {
    event: leg('a', at, { type: 'failed', cause: 'signalling-lost' }),
    leads: {
      ringing: ['ended', 'decline', ...ends],
      dialling: ['ended', ...undials],
      bridging: ['ended', 'hang-up', ...ends],
      talking: ['wrapping-up', ...wraps],
    },
  },
  'it rings there': {
    event: leg('a', at, { type: 'progress', kind: 'ringing' }),
    leads: { dialling: ['dialling', 'start-ringback'] },
  },
  'early media': {
    event: leg('a', at, { type: 'progress', kind: 'early-media' }),
    leads: { dialling: ['dialling', 'stop-ringback', 'set-audible'] },
  },
  answered: {
    event: leg('a', at, { type: 'answered' }),
    leads: { dialling: ['dialling', 'stop-ringback', 'set-audible', 'cancel-deadlines', 'schedule'] },
  },
  'not reached: busy': {
    event: leg('a', at, { type: 'not-reached', why: 'busy' }),
    leads: { dialling: ['ended', ...undials], talking: ['wrapping-up', ...wraps] },
  },
  'media ready': { event: leg('a', at, { type: 'media-ready', afterMs: 18 }), leads: {} },
  acknowledged: { event: leg('a', at, { type: 'acknowledged' }), leads: {} },
  'inbound audio': { event: leg('a', at, { type: 'inbound-audio' }), leads: {} },
  'remote hold': { event: leg('a', at, { type: 'remote-hold', held: true }), leads: {} },
  'transfer: done': {
    event: leg('a', at, { type: 'transfer', progress: { kind: 'done' } }),
    leads: { talking: ['wrapping-up', ...wraps] },
  },
  'transfer: failed, unasked': {
    event: leg('a', at, { type: 'transfer', progress: { kind: 'failed', why: 'busy' } }),
    leads: {},
  },
  'strategy in force': {
    event: leg('a', at, { type: 'strategy', strategy: 'plain', fallback: 'The INVITE carries no offer' }),
    leads: {
      ringing: ['ringing', 'record'],
      dialling: ['dialling', 'record'],
      bridging: ['bridging', 'record'],
      talking: ['talking', 'record'],
      'wrapping-up': ['wrapping-up', 'record'],
      ended: ['ended', 'record'],
    },
  },
  'bridge accepted': { event: bridgeAnswer('a', at), leads: {} },
  'bridge refused': { event: bridgeAnswer('a', at, 'no'), leads: { bridging: ['bridging', 'schedule'] } },
  'hold answered unasked': {
    event: { type: 'hold-answer', at, legId: 'a', held: true, problem: 'no' },
    leads: {},
  },
  'somebody takes the place': {
    event: { type: 'replaced', at, legId: 'a', by: 'b', facts: factsOf('b') },
    leads: {
      talking: ['talking', 'cancel-deadlines', 'set-audible', 'set-audible', 'mute', 'hang-up', 'release'],
    },
  },
  'tones refused': { event: { type: 'tones-refused', at, legId: 'a', problem: 'no' }, leads: {} },
  'late answer of main': { event: begun('a', at), leads: {} },
  'late answer: declined before': {
    event: begun('a', at, { declinedBefore: true }),
    leads: { ringing: ['ended', 'decline', 'remember-declined', ...ends] },
  },
  'brief update': {
    event: { type: 'brief', at, handoffId: handoffIdOf('a'), brief: briefOf('a', 'later'), blocked: false },
    leads: {},
  },
  'taken back by the desk': {
    event: { type: 'withdrawn', at, handoffId: handoffIdOf('a'), outcome: { kind: 'timed-out' } },
    leads: { ringing: ['ended', 'decline', ...ends] },
  },
  'sign-out': {
    event: { type: 'shut-down', at },
    leads: {
      ringing: ['ended', 'decline', ...ends],
      dialling: ['ended', ...undials],
      bridging: ['ended', 'hang-up', ...ends],
      talking: ['wrapping-up', ...wraps],
      'wrapping-up': ['idle', 'cancel-deadlines'],
      ended: ['idle', 'cancel-deadlines'],
    },
  },
  ...deadlineRows,
};
