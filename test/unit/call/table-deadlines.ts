/** Every deadline in every phase: the part of the table in which nobody does anything. */
import { deadline } from '../../support/fakes/call-events.ts';
import { at, ends, type Row, undials } from './table-row.ts';

export const deadlineRows: Readonly<Record<string, Row>> = {
  'first ring is over': {
    event: deadline('a', at, 'whisper'),
    leads: { ringing: ['ringing', 'speak-whisper', 'record'] },
  },
  'ring time is over': { event: deadline('a', at, 'ring-timeout'), leads: { ringing: ['ended', 'decline', ...ends] } },
  'nobody answers': {
    event: deadline('a', at, 'dial-timeout'),
    leads: { dialling: ['ended', ...undials] },
  },
  'more time is over': { event: deadline('a', at, 'more-time-over'), leads: { ringing: ['ringing', 'start-ringer'] } },
  'bridge takes long': { event: deadline('a', at, 'bridge-notice'), leads: {} },
  'no sound': {
    event: deadline('a', at, 'no-sound'),
    leads: { dialling: ['dialling', 'schedule'], bridging: ['bridging', 'schedule'] },
  },
  'still no sound': {
    event: deadline('a', at, 'talk-anyway'),
    leads: { bridging: ['talking', 'cancel-deadlines', 'record'] },
  },
  'no word of a transfer': { event: deadline('a', at, 'transfer-timeout'), leads: {} },
  'no ACK': { event: deadline('a', at, 'no-ack'), leads: { bridging: ['ended', 'hang-up', ...ends] } },
  'bridge stays refused': {
    event: deadline('a', at, 'bridge-refused'),
    leads: { bridging: ['ringing', 'set-audible', 'cancel-deadlines', 'start-ringer', 'schedule'] },
  },
  'wrap-up is over': {
    event: deadline('a', at, 'wrap-up-end'),
    leads: { 'wrapping-up': ['ended', 'cancel-deadlines', 'schedule'] },
  },
  'card is over': { event: deadline('a', at, 'ended-card'), leads: { ended: ['idle'] } },
};
