/** What the screens ask of main, and how the answers change the window. Every failure ends as a sentence on the screen. */
import type { AvailabilityState, Lasting } from '../../src-main/contract/availability.ts';
import type { BatonApi } from '../../src-main/contract/channels.ts';
import type { FeedbackDraft } from '../../src-main/contract/feedback.ts';
import { t, told } from '../../src-main/contract/i18n/translate.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { CallCore } from '../call/state.ts';
import type { AppState, AppStore, View } from '../store/app-store.ts';
import { createSaverPool, type SaveStatus } from '../store/saver.ts';
import { createAsk } from './ask.ts';
import { type CallbackActions, createCallbackActions } from './callback-actions.ts';
import { createDialActions, type DialActions } from './dial-actions.ts';
import { isBlank } from './feedback/draft-rules.ts';
import { createLearningActions, type LearningActions } from './learning-actions.ts';
import type { SessionPort } from './session-port.ts';
import { createSetupActions, type SetupActions } from './setup-actions.ts';

/** What a note or draft belongs to. `handoffId` is null for the moment in which main has not named the handoff yet. */
export interface TypedFor {
  readonly key: string;
  readonly handoffId: string | null;
}

export function typedFor(call: Pick<CallCore, 'handoffId' | 'legId'>): TypedFor {
  return { key: call.handoffId ?? call.legId, handoffId: call.handoffId };
}

export interface Actions extends LearningActions, CallbackActions, DialActions, SetupActions {
  boot(): Promise<void>;
  loadRecent(): Promise<void>;
  open(view: View): void;
  say(text: string): void;
  warn(id: string, message: string): void;
  dismissWarning(id: string): void;
  setAvailability(state: AvailabilityState, lasting?: Lasting): Promise<void>;
  saveSettings(patch: Partial<Settings>): Promise<Result<Settings>>;
  acceptPlainStorage(): Promise<Result<unknown>>;
  takePractice(scriptId: string | null): Promise<void>;
  setNote(of: TypedFor, text: string): void;
  setDraft(of: TypedFor, draft: FeedbackDraft): void;
  /** Main has answered which handoff a live leg belongs to: what was typed for the leg is stored under it. */
  adoptTyped(legId: string, handoffId: string): void;
  /** Sends the verdict; true when it is stored. */
  submitFeedback(handoffId: string | null, draft: FeedbackDraft): Promise<boolean>;
  markEndingRead(legId: string): void;
}

/** How many handoffs the start page looks back over. */
const recentLimit = 200;

export function createActions(baton: BatonApi, session: SessionPort, app: AppStore): Actions {
  const set = (patch: Partial<AppState>) => app.setState(patch);

  const ask = createAsk(baton);

  function warn(id: string, message: string): void {
    const others = app.getState().warnings.filter((warning) => warning.id !== id);
    set({ warnings: [...others, { id, message }] });
  }

  function dismissWarning(id: string): void {
    set({ warnings: app.getState().warnings.filter((warning) => warning.id !== id) });
  }

  function say(text: string): void {
    set({ said: { text, count: app.getState().said.count + 1 } });
  }

  function open(view: View): void {
    set({ view });
  }

  async function loadRecent(): Promise<void> {
    const items = await ask('history:list', { query: '', limit: recentLimit, before: null });
    set({ recent: items.ok ? { kind: 'ready', value: items.value } : { kind: 'failed', error: items.error } });
  }

  const setups = createSetupActions(ask, {
    open,
    changed: (settings) => set({ settings }),
    restart: session.restart,
  });

  async function boot(): Promise<void> {
    set({ boot: { kind: 'loading' } });
    // What main tells by itself meanwhile is newer than the answers, which are taken in together.
    let pushed: Settings | null = null;
    let pushedAvailability = false;
    const stops = [
      baton.on('settings:changed', (newer) => {
        pushed = newer;
      }),
      baton.on('availability:changed', () => {
        pushedAvailability = true;
      }),
    ];
    const [keyring, settings, availability, outbox, info] = await Promise.all([
      ask('keyring:status', {}),
      ask('settings:get', {}),
      ask('availability:get', {}),
      ask('outbox:status', {}),
      ask('app:info', {}),
    ]).finally(() => {
      for (const stop of stops) stop();
    });
    if (keyring.ok) set({ keyring: keyring.value });
    if (outbox.ok) set({ outbox: outbox.value });
    if (info.ok) set({ info: info.value });
    if (availability.ok && !pushedAvailability) set({ availability: availability.value });
    // Without the user's consent main may refuse to open its storage: that is asked first, not shown as an error.
    const asksFirst = keyring.ok && keyring.value.state === 'needs-consent';
    if (!settings.ok) return set({ boot: asksFirst ? { kind: 'ready' } : { kind: 'failed', error: settings.error } });
    set({ settings: pushed ?? settings.value, boot: { kind: 'ready' } });
    // A link may have started Baton.
    await setups.openWaitingSetup();
    const [scripts, desk] = await Promise.all([ask('practice:scripts', {}), ask('desk:state', {}), loadRecent()]);
    if (scripts.ok) set({ scripts: scripts.value });
    if (desk.ok) set({ desk: desk.value });
  }

  const onStatus = (kind: string) => (handoffId: string, status: SaveStatus) =>
    set({ saving: { ...app.getState().saving, [`${kind}:${handoffId}`]: status } });
  const notes = createSaverPool<string>(
    (handoffId, text) => ask('handoff:note', { handoffId, text }),
    onStatus('note'),
  );
  const drafts = createSaverPool<FeedbackDraft>(
    (handoffId, draft) => ask('feedback:draft', { handoffId, draft }),
    onStatus('draft'),
  );

  function setNote({ key, handoffId }: TypedFor, text: string): void {
    set({ notes: { ...app.getState().notes, [key]: text } });
    if (handoffId !== null) notes.save(handoffId, text);
  }

  function setDraft({ key, handoffId }: TypedFor, draft: FeedbackDraft): void {
    set({ drafts: { ...app.getState().drafts, [key]: draft } });
    if (handoffId !== null) drafts.save(handoffId, draft);
  }

  return {
    ...createLearningActions(ask, { say, warn, dismissWarning }),
    ...createCallbackActions(ask, { say, warn, dismissWarning }),
    ...setups,
    ...createDialActions(ask, session, { open, warn, dismissWarning }),
    boot,
    loadRecent,
    say,
    warn,
    dismissWarning,
    open,
    async setAvailability(state, lasting = { kind: 'until-changed' }) {
      const result = await ask('availability:set', { state, lasting });
      if (result.ok) set({ availability: result.value });
      else
        warn('availability', t('Your availability did not change. {message}', { message: told(result.error.message) }));
    },
    async saveSettings(patch) {
      const result = await ask('settings:set', patch);
      if (result.ok) set({ settings: result.value });
      return result;
    },
    async acceptPlainStorage() {
      const result = await ask('keyring:consent', { accept: true });
      if (result.ok) {
        await boot();
        await session.restart();
      }
      return result;
    },
    async takePractice(scriptId) {
      say(t('An AI talks to a prospect now. It rings when a person is needed.'));
      const result = await ask('practice:call', { scriptId });
      if (!result.ok)
        warn('practice', t('The practice call did not start. {message}', { message: told(result.error.message) }));
    },
    setNote,
    setDraft,
    adoptTyped(legId, handoffId) {
      const { notes: typedNotes, drafts: typedDrafts } = app.getState();
      const { [legId]: note, ...otherNotes } = typedNotes;
      const { [legId]: draft, ...otherDrafts } = typedDrafts;
      if (note === undefined && draft === undefined) return;
      set({ notes: otherNotes, drafts: otherDrafts });
      const of = { key: handoffId, handoffId };
      if (note !== undefined) setNote(of, note);
      if (draft !== undefined) setDraft(of, draft);
    },
    async submitFeedback(handoffId, draft) {
      if (handoffId === null) {
        warn('feedback', t('Baton’s storage has not answered since the call rang. Press Save again in a moment.'));
        return false;
      }
      if (isBlank(draft)) {
        say(t('Nothing is chosen yet. Press 1, 2 or 3 for the timing, or leave it for later.'));
        return false;
      }
      // A draft written after the verdict would turn it back into a draft.
      await drafts.close(handoffId);
      const result = await ask('feedback:submit', { handoffId, draft });
      if (!result.ok) {
        drafts.save(handoffId, draft);
        warn(
          'feedback',
          t('Your feedback is not stored yet. {message} Press Save again.', { message: told(result.error.message) }),
        );
        return false;
      }
      dismissWarning('feedback');
      say(t('Feedback saved.'));
      await loadRecent();
      return true;
    },
    markEndingRead: (readLegId) => set({ readLegId }),
  };
}
