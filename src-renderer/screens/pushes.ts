/** What main tells the window by itself. */
import type { BatonApi } from '../../src-main/contract/channels.ts';
import type { AppStore } from '../store/app-store.ts';
import type { Actions } from './actions.ts';
import type { SessionPort } from './session-port.ts';

/** Follows main's pushes until the returned function is called. */
export function followPushes(baton: BatonApi, app: AppStore, actions: Actions): () => void {
  const stops = [
    baton.on('availability:changed', (availability) => app.setState({ availability })),
    baton.on('settings:changed', (settings) => app.setState({ settings })),
    baton.on('outbox:changed', (outbox) => app.setState({ outbox })),
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
