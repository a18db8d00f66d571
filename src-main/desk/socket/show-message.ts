/** From what lies in a rep's feed to what is sent: briefs and callbacks as they are when they are sent. */
import type { DeskOffer, KeptMessage } from '../../contract/desk-socket.ts';
import { callbackView } from '../callbacks/view.ts';
import type { Briefs } from '../handoffs/briefs.ts';
import type { FeedMessage } from '../store/dispatch-store.ts';
import type { DeskStore } from '../store/store.ts';

/** Null: what it is about is no longer kept. */
export async function showMessage(
  { store, briefs }: { readonly store: DeskStore; readonly briefs: Briefs },
  teamId: string,
  entry: { readonly cursor: number; readonly message: FeedMessage },
): Promise<KeptMessage | null> {
  const { cursor, message } = entry;
  switch (message.type) {
    case 'offer': {
      const { callbackId, handoffId } = message;
      const callback = callbackId === null ? null : await store.callbacks.get(teamId, callbackId);
      const brief = await briefs.ofId(teamId, callback?.handoffId ?? handoffId);
      return brief === null ? null : { type: 'offer', cursor, offer: offerOf(message), brief };
    }
    case 'extended':
      return { type: 'extended', cursor, offer: offerOf(message) };
    case 'callback': {
      const callback = await store.callbacks.get(teamId, message.callbackId);
      const view = callback === null ? null : await callbackView(store, teamId, callback);
      return view === null ? null : { type: 'callback', cursor, event: message.event, callback: view };
    }
    case 'withdrawn':
    case 'connect':
    case 'set-away':
      return { ...message, cursor };
    default:
      return message satisfies never;
  }
}

/** @param offer `expiresAt`: ms since the epoch */
export function offerOf(offer: Omit<DeskOffer, 'expiresAt'> & { readonly expiresAt: number }): DeskOffer {
  const { handoffId, token, expiresAt, callbackId } = offer;
  return { handoffId, token, expiresAt: new Date(expiresAt).toISOString(), callbackId };
}
