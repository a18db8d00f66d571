/** Every situation a rep can find the window in, by name. */
import type { CallOutcome } from '../../../src-main/contract/call.ts';
import type { DeskState } from '../../../src-main/contract/desk-state.ts';
import type { DialCheck } from '../../../src-main/contract/dial.ts';
import type { FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import { emptyDraft } from '../../../src-main/contract/feedback.ts';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import type { Audit, Insights } from '../../../src-main/contract/insights.ts';
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import type { CallCore, CallState } from '../../../src-renderer/call/state.ts';
import type { LineView } from '../../../src-renderer/screens/session-port.ts';
import type { Device } from '../../../src-renderer/screens/settings/use-devices.ts';
import type { View } from '../../../src-renderer/store/app-store.ts';
import { type CallFilter, insightsStart } from '../../../src-renderer/store/insights-view.ts';
import { audit } from './audit.ts';
import { blocked, callerIdOnly, full, longNames } from './briefs.ts';
import { callbackDue, callbackToDial, coming, likely, quietDesk, withCallbacks } from './desk.ts';
import { chosenDevices, devices, longDevices } from './devices.ts';
import { checkOf } from './dial.ts';
import { handoffId, history } from './history.ts';
import { few, month, noVerdicts } from './insights.ts';
import { ownRhythm } from './rhythm.ts';

export interface Situation {
  readonly call: CallState;
  readonly line: LineView;
  readonly view: View;
  readonly history: readonly HistoryItem[];
  readonly draft: FeedbackDraft;
  readonly note: string;
  readonly main: 'works' | 'silent' | 'broken' | 'needs-consent' | 'no-account';
  /** Keys pressed after the first paint to get there. */
  readonly keys: readonly string[];
  readonly availability: 'available' | 'do-not-disturb';
  readonly insights: Result<Insights>;
  readonly audit: Result<Audit>;
  readonly desk: DeskState;
  /** What main says of a number that is to be dialled. */
  readonly dial: (input: string) => Result<DialCheck>;
  readonly settings: Partial<Settings>;
  readonly devices: readonly Device[];
}

const now = performance.now();

export const reachable: LineView = {
  reachability: { kind: 'reachable', roundTripMs: 18 },
  microphone: 'ready',
  practice: true,
  signedIn: true,
  whisper: 'idle',
  quality: null,
  notice: null,
};

function coreOf(brief: CallCore['brief'], isBlocked = false): CallCore {
  return {
    legId: 'leg-1',
    handoffId,
    facts: {
      sipCallId: 'a84b4c76e66710@pc33',
      callerId: '+13035550142',
      displayName: null,
      headers: [],
      parts: [],
      receivedAt: new Date().toISOString(),
    },
    dialled: null,
    brief,
    ringingAt: now,
    strategy: 'early',
    fallback: null,
    blocked: isBlocked,
    overridden: false,
  };
}

function ringing(brief: CallCore['brief'], isBlocked = false): CallState {
  return {
    phase: 'ringing',
    call: coreOf(brief, isBlocked),
    mediaReady: true,
    moreTimeUntil: null,
    acknowledged: false,
    inboundAudio: false,
    notice: null,
  };
}

const talking = {
  phase: 'talking',
  call: coreOf(full),
  talkingSince: now - 206_000,
  muted: false,
  held: false,
  holdPending: false,
  inboundAudio: true,
  remoteHeld: false,
  notice: null,
} as const satisfies CallState;

const wrappingUp = (brief: CallCore['brief']): CallState => ({
  phase: 'wrapping-up',
  call: coreOf(brief),
  outcome: { kind: 'connected' },
  talkSeconds: 432,
  endsAt: now + 41_000,
});

const ended = (outcome: CallOutcome): CallState => ({
  phase: 'ended',
  call: { ...coreOf(full), ringingAt: now - 24_000 },
  outcome,
  endedAt: now,
});

/** Nothing special: ready, on the start page, between calls. */
export const plain: Situation = {
  call: { phase: 'idle' },
  line: reachable,
  view: { page: 'home' },
  history,
  draft: emptyDraft,
  note: '',
  main: 'works',
  keys: [],
  availability: 'available',
  insights: ok(month),
  audit: ok(audit),
  desk: quietDesk,
  dial: checkOf,
  settings: {},
  devices,
};

const lostDesk = { kind: 'waiting', retryInMs: 4_000, why: 'The desk cannot be reached (ECONNREFUSED)' } as const;
const withoutNumber = callbackToDial.offer === null ? null : { ...callbackToDial.offer, phone: null };

const hesitationCalls: CallFilter = { kind: 'trigger', trigger: 'hesitation', timing: null };

const historyView = (id: string | null): View => ({ page: 'history', handoffId: id, pendingOnly: false });

export const situations: Readonly<Record<string, Situation>> = {
  'idle-empty': { ...plain, history: [] },
  'idle-full': plain,
  'idle-do-not-disturb': { ...plain, availability: 'do-not-disturb', keys: ['d'] },
  'idle-likely': { ...plain, desk: likely },
  'idle-coming': { ...plain, desk: coming },
  'idle-callbacks': { ...plain, desk: withCallbacks },
  'idle-desk-waiting': { ...plain, desk: { ...withCallbacks, connection: lostDesk } },
  'idle-desk-refused': {
    ...plain,
    desk: { ...quietDesk, connection: { kind: 'refused', why: 'The desk does not know this key' } },
  },
  'callback-due': { ...plain, desk: callbackDue },
  'callback-dial': { ...plain, desk: callbackToDial },
  'callback-no-number': { ...plain, desk: { ...callbackToDial, offer: withoutNumber } },
  'ring-full': { ...plain, call: ringing(full) },
  'ring-details': { ...plain, call: ringing(full), keys: ['t'] },
  'ring-blocked': { ...plain, call: ringing(blocked, true) },
  'ring-caller-id-only': { ...plain, call: ringing(callerIdOnly, true) },
  'ring-long-names': { ...plain, call: ringing(longNames) },
  bridging: {
    ...plain,
    call: {
      phase: 'bridging',
      call: coreOf(full),
      clickedAt: now,
      mediaReady: true,
      accepted: true,
      acknowledged: false,
      inboundAudio: false,
      notice: 'Still connecting: the caller’s side has not confirmed yet. Hang up to give up.',
    },
  },
  talking: { ...plain, call: talking },
  'talking-held': { ...plain, call: { ...talking, held: true, remoteHeld: true }, note: 'Budget is with the CFO.' },
  'talking-muted': { ...plain, call: { ...talking, muted: true } },
  'talking-loss': { ...plain, call: talking, line: { ...reachable, quality: { kind: 'loss', value: 4.2 } } },
  'talking-one-way': { ...plain, call: talking, line: { ...reachable, quality: { kind: 'one-way', value: null } } },
  keypad: { ...plain, call: talking, keys: ['k'] },
  'wrap-up': {
    ...plain,
    call: wrappingUp(full),
    draft: { ...emptyDraft, timing: 'right', context: 'missing', gaps: ['objections'], disposition: 'meeting-booked' },
  },
  'wrap-up-too-late': { ...plain, call: wrappingUp(full), draft: { ...emptyDraft, timing: 'too-late', betterTurn: 9 } },
  'ended-caller-left': { ...plain, call: ended({ kind: 'caller-left-before-bridge' }) },
  'ended-queue': { ...plain, call: ended({ kind: 'declined', reason: 'queue' }) },
  'ended-failed': { ...plain, call: ended({ kind: 'failed', cause: 'signalling-lost' }) },
  history: { ...plain, view: historyView(null) },
  'history-empty': { ...plain, view: historyView(null), history: [] },
  'history-detail': { ...plain, view: historyView(handoffId) },
  'sign-in': {
    ...plain,
    view: { page: 'account' },
    main: 'no-account',
    line: { ...reachable, practice: false, signedIn: false, reachability: { kind: 'signed-out' } },
  },
  'sign-in-errors': { ...plain, view: { page: 'account' }, main: 'no-account', keys: ['Enter'] },
  consent: {
    ...plain,
    main: 'needs-consent',
    line: { ...reachable, signedIn: false, reachability: { kind: 'signed-out' } },
  },
  insights: { ...plain, view: insightsStart },
  'insights-week': { ...plain, view: { ...insightsStart, days: 7 } },
  'insights-quarter': { ...plain, view: { ...insightsStart, days: 90 } },
  'insights-few': { ...plain, view: insightsStart, insights: ok(few) },
  'insights-none': { ...plain, view: insightsStart, insights: ok(noVerdicts) },
  'insights-rep': { ...plain, view: insightsStart, desk: { ...quietDesk, may: { seeInsights: true, decide: false } } },
  'insights-unreachable': {
    ...plain,
    view: insightsStart,
    insights: fail('unreachable', 'The desk cannot be reached (ECONNREFUSED).'),
  },
  'insights-forbidden': {
    ...plain,
    view: insightsStart,
    insights: fail('forbidden', 'The desk does not accept the key of this phone (403). Check it in the settings.'),
  },
  'insights-calls': { ...plain, view: { ...insightsStart, calls: hesitationCalls } },
  'insights-call': { ...plain, view: { ...insightsStart, calls: hesitationCalls, handoffId: 'h-0' } },
  audit: { ...plain, view: { ...insightsStart, part: 'audit' } },
  settings: { ...plain, view: { page: 'settings' } },
  'settings-rhythm': { ...plain, view: { page: 'settings' }, settings: ownRhythm },
  'settings-devices': { ...plain, view: { page: 'settings' }, settings: chosenDevices },
  'settings-devices-long': {
    ...plain,
    view: { page: 'settings' },
    settings: { ...chosenDevices, microphones: longDevices },
  },
  offline: {
    ...plain,
    line: {
      ...reachable,
      practice: false,
      reachability: { kind: 'offline', why: 'The SIP server refused the password', retryInMs: null },
    },
  },
  reconnecting: {
    ...plain,
    line: { ...reachable, microphone: 'denied', reachability: { kind: 'connecting', attempt: 3 } },
  },
  loading: { ...plain, main: 'silent' },
  error: { ...plain, main: 'broken' },
};
