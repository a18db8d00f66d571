/** A call in front, alone and with another one: what a rep finds on the screen beside what `plain` says. */

import { notices } from '../../../src-renderer/call/notices.ts';
import { blocked, full } from './briefs.ts';
import { coreOf, dialledCore, now, ringing, talking, undialled } from './calls.ts';
import { reachable } from './line.ts';
import { managed } from './managed.ts';
import type { Situation } from './situation.ts';

export const callSituations: Readonly<Record<string, Partial<Situation>>> = {
  bridging: {
    call: {
      phase: 'bridging',
      call: coreOf(full),
      clickedAt: now,
      mediaReady: true,
      accepted: true,
      acknowledged: false,
      inboundAudio: false,
      notice: notices.unconfirmed,
    },
  },
  talking: { call: talking },
  'talking-recorded': { call: talking, settings: managed },
  'talking-held': { call: { ...talking, held: true, remoteHeld: true }, note: 'Budget is with the CFO.' },
  'talking-muted': { call: { ...talking, muted: true } },
  'talking-loss': { call: talking, line: { ...reachable, quality: { kind: 'loss', value: 4.2 } } },
  'talking-one-way': { call: talking, line: { ...reachable, quality: { kind: 'one-way', value: null } } },
  transfer: { call: talking, keys: ['x'] },
  'talking-transfer': {
    call: {
      ...talking,
      held: true,
      transfer: { to: 'Marcus Webb', address: '204', how: 'blind', progress: 'ringing' },
    },
  },
  'talking-transfer-failed': {
    call: { ...talking, notice: 'Marcus Webb is busy. The call is back with you.' },
  },
  'talking-waiting': {
    call: talking,
    second: ringing({ ...full, prospect: { ...full.prospect, name: 'Dana Whitfield' } }),
  },
  'talking-waiting-blocked': {
    call: talking,
    second: ringing({ ...blocked, prospect: { ...full.prospect, name: 'Dana Whitfield' } }, true),
  },
  'talking-two': { call: talking, second: { ...talking, call: dialledCore, held: true } },
  'talking-three': { call: talking, second: { ...talking, call: dialledCore }, merged: true },
  'talking-other-over': { call: talking, second: undialled('busy') },
  'talking-line-lost': {
    call: talking,
    line: { ...reachable, reachability: { kind: 'offline', why: 'The edge cannot be reached.', retryInMs: 900 } },
  },
  keypad: { call: talking, keys: ['k'] },
};
