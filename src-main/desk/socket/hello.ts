/** The desk's greeting: where the feed stands, and what is open for this rep. */
import type { CallbackView } from '../../contract/callbacks.ts';
import type { MomentMessage } from '../../contract/desk-socket.ts';
import { callbackView } from '../callbacks/view.ts';
import type { Caller } from '../desk.ts';
import { callbackIdOf } from '../dispatch/callback-facts.ts';
import type { RoutingRecord } from '../dispatch/routing-record.ts';
import type { RepRecord } from '../store/dispatch-store.ts';
import type { DeskStore } from '../store/store.ts';
import { offerOf } from './show-message.ts';

type Hello = Extract<MomentMessage, { type: 'hello' }>;

export interface Greeting {
  readonly hello: Hello;
  /** The cursor the feed is read from. */
  readonly from: number;
}

const mostOffers = 20;
const mostCallbacks = 200;

/**
 * The bounds are read first: what is listed is at least as new as `newest`, and whatever is newer follows by itself.
 * @param after the cursor the phone has acted on
 * @param known `recordsOf`: open routing records, read after this call began
 */
export async function greet(
  store: DeskStore,
  caller: Caller,
  after: number,
  known: {
    readonly profile: RepRecord | null;
    readonly recordsOf: (teamId: string) => Promise<readonly RoutingRecord[]>;
  },
): Promise<Greeting> {
  const { teamId, subject: repId, scopes } = caller;
  const { oldest, newest } = await store.feed.bounds(teamId, repId);
  const resumed = after <= newest && after >= oldest - 1 && (after > 0 || newest === 0);
  const open = await store.callbacks.list(teamId, { repId, open: true, limit: mostCallbacks });
  const callbacks: CallbackView[] = [];
  for (const callback of open) {
    const view = await callbackView(store, teamId, callback);
    if (view !== null) callbacks.push(view);
  }
  const offers = (await known.recordsOf(teamId))
    .flatMap(({ stage }) => (stage.kind === 'offered' && stage.offer.repId === repId ? [stage.offer] : []))
    .slice(0, mostOffers);
  const hello: Hello = {
    ...{ type: 'hello', repId, name: known.profile?.name ?? null, resumed, newest, callbacks },
    offers: offers.map((offer) => offerOf({ ...offer, callbackId: callbackIdOf(offer.handoffId) })),
    may: { seeInsights: scopes.includes('insights:read'), decide: scopes.includes('learning:write') },
  };
  return { hello, from: resumed ? after : newest };
}
