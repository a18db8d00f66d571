/** What the window knows beside the call: settings, availability, history, drafts, and which page is open. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OwnAvailability } from '../../src-main/contract/availability.ts';
import type { ReplyOf } from '../../src-main/contract/channels.ts';
import { type DeskState, deskOff } from '../../src-main/contract/desk-state.ts';
import type { DialRequest } from '../../src-main/contract/dial.ts';
import type { FeedbackDraft } from '../../src-main/contract/feedback.ts';
import type { HistoryItem } from '../../src-main/contract/history.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import { defaultSettings, type Settings } from '../../src-main/contract/settings.ts';
import type { Proposal } from '../../src-main/contract/setup.ts';
import type { InsightsView } from './insights-view.ts';
import type { SaveStatus } from './saver.ts';

/** Something fetched from main. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: Failure };

/** The page behind the call; the call, when there is one, is always shown first. */
export type View =
  | { readonly page: 'home' }
  | { readonly page: 'history'; readonly handoffId: string | null; readonly pendingOnly: boolean }
  | InsightsView
  /** `about`: what the call goes back to. `byLink`: another program has brought it. Nothing is dialled by opening it. */
  | { readonly page: 'dial'; readonly input: string; readonly about: DialRequest['about']; readonly byLink?: true }
  | { readonly page: 'settings' }
  | { readonly page: 'account' }
  | { readonly page: 'setup'; readonly opened: OpenedSetup };

/** A setup file or link that was opened, and what main says of it. */
export type OpenedSetup =
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  | { readonly kind: 'refused'; readonly why: string };

export interface Warning {
  readonly id: string;
  readonly message: string;
}

export interface AppState {
  readonly boot:
    | { readonly kind: 'loading' }
    | { readonly kind: 'ready' }
    | { readonly kind: 'failed'; readonly error: Failure };
  readonly keyring: ReplyOf<'keyring:status'>;
  readonly settings: Settings;
  readonly availability: OwnAvailability;
  readonly info: ReplyOf<'app:info'>;
  readonly outbox: ReplyOf<'outbox:status'>;
  readonly scripts: ReplyOf<'practice:scripts'>;
  readonly recent: Loaded<readonly HistoryItem[]>;
  readonly warnings: readonly Warning[];
  readonly view: View;
  /** Call notes by handoff, as typed. */
  readonly notes: Readonly<Record<string, string>>;
  /** Feedback drafts by handoff, as typed. */
  readonly drafts: Readonly<Record<string, FeedbackDraft>>;
  /** How far the newest text of a note or draft got, by `note:<id>` or `draft:<id>`. */
  readonly saving: Readonly<Record<string, SaveStatus>>;
  /** The leg whose ending the rep has read. */
  readonly readLegId: string | null;
  /** What the desk of the line in use tells between calls. */
  readonly desk: DeskState;
  /** One sentence said and shown for a moment: what the last action did. */
  readonly said: { readonly text: string; readonly count: number };
}

export type AppStore = StoreApi<AppState>;

export function createAppStore(): AppStore {
  return createStore<AppState>(() => ({
    boot: { kind: 'loading' },
    keyring: { backend: '', state: 'ready' },
    settings: defaultSettings,
    availability: { state: 'offline', until: null, since: new Date().toISOString() },
    info: { version: '', platform: '', runtime: '', dataPath: '', updates: 'none' },
    outbox: { pending: 0, lastError: null },
    scripts: [],
    recent: { kind: 'loading' },
    warnings: [],
    view: { page: 'home' },
    notes: {},
    drafts: {},
    saving: {},
    readLegId: null,
    desk: deskOff,
    said: { text: '', count: 0 },
  }));
}
