/** What a window can show at one moment, and the plainest of all such moments. */

import type { DeskState } from '../../../src-main/contract/desk-state.ts';
import type { DialCheck } from '../../../src-main/contract/dial.ts';
import { emptyDraft, type FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import type { Audit, Insights } from '../../../src-main/contract/insights.ts';
import { ok, type Result } from '../../../src-main/contract/result.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import type { UpdateSource } from '../../../src-main/contract/update-source.ts';
import type { PathCheck, RelayMeasurement } from '../../../src-renderer/call/ports.ts';
import type { CallState } from '../../../src-renderer/call/state.ts';
import type { LineView } from '../../../src-renderer/screens/session-port.ts';
import type { Device } from '../../../src-renderer/screens/settings/use-devices.ts';
import type { View } from '../../../src-renderer/store/app-store.ts';
import { audit } from './audit.ts';
import { quietDesk } from './desk.ts';
import { devices } from './devices.ts';
import { checkOf } from './dial.ts';
import { history } from './history.ts';
import { month } from './insights.ts';
import { reachable } from './line.ts';
export interface Situation {
  readonly call: CallState;
  /** The other of two calls. */
  readonly second: CallState;
  readonly merged: boolean;
  readonly line: LineView;
  readonly view: View;
  readonly history: readonly HistoryItem[];
  readonly draft: FeedbackDraft;
  readonly note: string;
  readonly main: 'works' | 'silent' | 'broken' | 'no-history' | 'needs-consent' | 'no-account';
  /** Keys pressed after the first paint to get there. */
  readonly keys: readonly string[];
  readonly availability: 'available' | 'do-not-disturb';
  readonly insights: Result<Insights>;
  readonly audit: Result<Audit>;
  readonly desk: DeskState;
  /** What main says of a number that is to be dialled. */
  readonly dial: (input: string) => Result<DialCheck>;
  readonly settings: Partial<Settings>;
  /** What the test before the first call finds of the way of the sound. */
  readonly paths: PathCheck;
  readonly relay: RelayMeasurement;
  readonly updates: UpdateSource;
  readonly devices: readonly Device[];
  /** A headset with buttons at the computer. */
  readonly headset: 'none' | 'connected' | 'refused';
}

/** Nothing special: ready, on the start page, between calls. */
export const plain: Situation = {
  call: { phase: 'idle' },
  second: { phase: 'idle' },
  merged: false,
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
  paths: { stuns: true, turns: true, reflexiveMs: 48, relayMs: null, refused: true },
  relay: { kind: 'no-relay' },
  updates: 'own',
  devices,
  headset: 'none',
};
