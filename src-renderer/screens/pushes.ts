/** What main tells the window by itself. */
import type { BatonApi } from '../../src-main/contract/channels.ts';
import type { AnnouncedOffer } from '../../src-main/contract/desk-state.ts';
import { t } from '../../src-main/contract/i18n/translate.ts';
import type { OpenRequest } from '../../src-main/contract/open-request.ts';
import type { AppStore, View } from '../store/app-store.ts';
import type { Actions } from './actions.ts';
import type { SessionPort } from './session-port.ts';
import { whoIs } from './text/desk-text.ts';

/** A callback that waited for an answer and is gone: passed on, or too late. */
function withdrawnCallback(before: AnnouncedOffer | null, now: AnnouncedOffer | null): AnnouncedOffer | null {
  if (before === null || before.callbackId === null || before.dial) return null;
  return now?.handoffId === before.handoffId ? null : before;
}

/** Follows main's pushes until the returned function is called. */
export function followPushes(baton: BatonApi, app: AppStore, actions: Actions): () => void {
  const stops = [
    baton.on('availability:changed', (availability) => app.setState({ availability })),
    baton.on('settings:changed', (settings) => app.setState({ settings })),
    baton.on('outbox:changed', (outbox) => app.setState({ outbox })),
    baton.on('desk:changed', (desk) => {
      const gone = withdrawnCallback(app.getState().desk.offer, desk.offer);
      app.setState({ desk });
      if (gone !== null) actions.say(t('{who}: the callback is no longer offered to you.', { who: whoIs(gone) }));
    }),
    baton.on('open', (asked) => actions.open(viewOf(asked))),
    baton.on('provision:offered', () => void actions.openWaitingSetup()),
    baton.on('dial:fill', ({ input }) => actions.open({ page: 'dial', input, about: null, byLink: true })),
    baton.on('warning', ({ id, message }) => actions.warn(id, message)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What the call's progress changes in the window: typed text finds its handoff, the lists are read again after a call. */
export function followCall(session: SessionPort, actions: Actions): () => void {
  return session.call.subscribe((state, previous) => {
    if (state.phase !== 'idle' && state.call.handoffId !== null)
      actions.adoptTyped(state.call.legId, state.call.handoffId);
    if (state.phase !== previous.phase && (state.phase === 'ended' || state.phase === 'idle'))
      void actions.loadRecent();
  });
}

function viewOf(asked: OpenRequest): View {
  if (asked.page === 'history') return { ...asked, pendingOnly: false };
  return asked.page === 'dial' ? { page: 'dial', input: '', about: null } : asked;
}
