import { emptyDraft } from '../../../src-main/contract/feedback.ts';
import { fail, ok } from '../../../src-main/contract/result.ts';
import { defaultSchedule } from '../../../src-main/contract/rhythm.ts';
import type { Proposal } from '../../../src-main/contract/setup.ts';
import type { View } from '../../../src-renderer/store/app-store.ts';
import { type CallFilter, insightsStart } from '../../../src-renderer/store/insights-view.ts';
import { blocked, callerIdOnly, full, longNames } from './briefs.ts';
import { callSituations } from './call-situations.ts';
import { coreOf, dialledCore, dialling, ended, now, ringing, talking, undialled, wrappingUp } from './calls.ts';
import { callbackDue, callbackToDial, coming, likely, quietDesk, withCallbacks } from './desk.ts';
import { chosenDevices, chosenHeadset, longDevices } from './devices.ts';
import { handoffId } from './history.ts';
import { few, noVerdicts } from './insights.ts';
import { reachable } from './line.ts';
import { firstSetup, managed, nextSetup, plainSettings } from './managed.ts';
import { ownNetwork } from './own-network.ts';
import { ownRhythm } from './rhythm.ts';

import { plain, type Situation } from './situation.ts';

const dialView = (input: string): View => ({ page: 'dial', input, about: null });
const lostDesk = { kind: 'waiting', retryInMs: 4_000, why: 'The desk cannot be reached (ECONNREFUSED)' } as const;
const withoutNumber = callbackToDial.offer === null ? null : { ...callbackToDial.offer, phone: null };

const hesitationCalls: CallFilter = { kind: 'trigger', trigger: 'hesitation', timing: null };

const refusal = 'This setup is older (3) than the one in force (4). Older ones are refused.';
const proposed = (proposal: Proposal): View => ({ page: 'setup', opened: { kind: 'proposed', proposal } });
const historyView = (id: string | null): View => ({ page: 'history', handoffId: id, pendingOnly: false });

const measured = { kind: 'measured', roundTripMs: 42, lost: 0.02, kbitPerSecond: 2_340 } as const;

const inCall = Object.fromEntries(
  Object.entries(callSituations).map(([name, situation]) => [name, { ...plain, ...situation }]),
);

export const situations: Readonly<Record<string, Situation>> = {
  'settings-no-updates': { ...plain, view: { page: 'settings' }, updates: 'none' },
  'settings-system-updates': { ...plain, view: { page: 'settings' }, updates: 'system' },
  'preflight-relay': {
    ...plain,
    view: { page: 'settings' },
    paths: { stuns: true, turns: true, reflexiveMs: 31, relayMs: 48, refused: false },
    relay: measured,
  },
  'preflight-no-relay': {
    ...plain,
    view: { page: 'settings' },
    paths: { stuns: true, turns: false, reflexiveMs: 31, relayMs: null, refused: false },
  },
  'idle-empty': { ...plain, history: [] },
  'idle-full': plain,
  'idle-do-not-disturb': { ...plain, availability: 'do-not-disturb', keys: ['d'] },
  'idle-disturb-elsewhere': {
    ...plain,
    availability: 'do-not-disturb',
    keys: ['d', '6'],
    settings: { schedule: { ...defaultSchedule, on: true, zone: 'America/Argentina/Buenos_Aires' } },
  },
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
  dial: { ...plain, view: dialView('') },
  'dial-known': { ...plain, view: dialView('+13035550142') },
  'dial-blocked': { ...plain, view: dialView('+12125550142') },
  'dial-refused': { ...plain, view: dialView('+19005550100') },
  dialling: { ...plain, call: dialling({ kind: 'ringing' }) },
  'dialling-early': { ...plain, call: dialling({ kind: 'early-media' }) },
  'dial-busy': { ...plain, call: undialled('busy') },
  'dial-wrong-number': { ...plain, call: undialled('wrong-number') },
  'call-over': {
    ...plain,
    call: wrappingUp(dialledCore),
    note: 'Send the offer on Monday.',
  },
  'ring-full': { ...plain, call: ringing(full) },
  'ring-automatic': { ...plain, call: ringing(full, false, now + 7_000), settings: managed },
  'ring-details': { ...plain, call: ringing(full), keys: ['t'] },
  'ring-blocked': { ...plain, call: ringing(blocked, true) },
  'ring-caller-id-only': { ...plain, call: ringing(callerIdOnly, true) },
  'ring-long-names': { ...plain, call: ringing(longNames) },
  ...inCall,
  'wrap-up': {
    ...plain,
    call: wrappingUp(coreOf(full)),
    draft: { ...emptyDraft, timing: 'right', context: 'missing', gaps: ['objections'], disposition: 'meeting-booked' },
  },
  'wrap-up-too-late': {
    ...plain,
    call: wrappingUp(coreOf(full)),
    draft: { ...emptyDraft, timing: 'too-late', betterTurn: 9 },
  },
  'ended-caller-left': { ...plain, call: ended({ kind: 'caller-left-before-bridge' }) },
  'ended-queue': { ...plain, call: ended({ kind: 'declined', reason: 'queue' }) },
  'ended-failed': { ...plain, call: ended({ kind: 'failed', cause: 'signalling-lost' }) },
  history: { ...plain, view: historyView(null) },
  'history-filters': { ...plain, view: historyView(null), keys: ['f'] },
  'history-search': { ...plain, view: historyView(null), keys: ['/', 'p', 'r', 'i'] },
  'history-no-match': { ...plain, view: historyView(null), keys: ['/', 'q', 'q'] },
  'history-error': { ...plain, view: historyView(null), main: 'no-history' },
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
  'settings-rules-only': {
    ...plain,
    view: { page: 'settings' },
    settings: managed.admin ? { ...managed, admin: { ...managed.admin, setsAccount: false, setsDesk: false } } : {},
  },
  'settings-managed': { ...plain, view: { page: 'settings' }, settings: managed },
  'settings-network': { ...plain, view: { page: 'settings' }, settings: ownNetwork },
  'settings-rhythm': { ...plain, view: { page: 'settings' }, settings: ownRhythm },
  'settings-devices': { ...plain, view: { page: 'settings' }, settings: chosenDevices, headset: 'connected' },
  'settings-headset-refused': { ...plain, view: { page: 'settings' }, settings: chosenHeadset, headset: 'refused' },
  'talking-headset': { ...plain, call: talking, settings: chosenHeadset, headset: 'connected' },
  'settings-devices-long': {
    ...plain,
    view: { page: 'settings' },
    settings: { ...chosenDevices, microphones: longDevices },
  },
  'welcome-account': { ...plain, settings: { firstRun: 'account' } },
  'welcome-signed-in': { ...plain, settings: { ...managed, admin: null, firstRun: 'account' } },
  'welcome-devices': { ...plain, settings: { firstRun: 'devices' } },
  'welcome-test': { ...plain, history: [], settings: { firstRun: 'test' } },
  'setup-first': { ...plain, view: proposed(firstSetup) },
  'setup-next': { ...plain, view: proposed(nextSetup), settings: managed },
  'setup-plain': { ...plain, view: proposed(plainSettings) },
  'setup-refused': { ...plain, view: { page: 'setup', opened: { kind: 'refused', why: refusal } } },
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
