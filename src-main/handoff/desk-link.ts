/**
 * The desk of the line in use, live: its offers become briefs in the cache before the INVITE rings, what it shows goes to the
 * page, and how the rep stands goes to it.
 */
import type { Availability } from '../contract/availability.ts';
import type { HandoffBrief } from '../contract/brief.ts';
import type { DeskMessage, RepMessage } from '../contract/desk-socket.ts';
import type { DeskState } from '../contract/desk-state.ts';
import { isLive, type Presence } from '../contract/presence.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import type { DeskCursor } from '../db/desk-cursors.ts';
import { type DeskSocket, type DeskSocketDependencies, openDeskSocket } from '../sync/desk-socket.ts';
import { connectionIs, type DeskView, noDesk, told, withoutDial, withoutOffer } from '../sync/desk-view.ts';

export interface DeskAddress {
  readonly baseUrl: string;
  readonly bearer: string;
}

/** What a rep says about an offered callback, and how one went. */
export type CallbackAnswer = Extract<RepMessage, { type: 'accept' | 'decline' | 'callback-result' }>;

export interface DeskLink {
  state(): DeskState;
  /** The handoff key of an offer's brief; what is no offer's is its own. */
  briefKeyOf(handoffId: string): string;
  /** The INVITE of a handoff is here: it is no longer announced. */
  arrived(handoffKey: string): void;
  answer(answer: CallbackAnswer): Result<Record<string, never>>;
  /** Line, address or key may have changed: connects elsewhere if so, and tries again where a refusal stood. */
  follow(): void;
  availabilityChanged(): void;
  presenceReported(presence: Presence): void;
  /** The network or the machine is back. */
  kick(): void;
  stop(): void;
}

export interface DeskLinkDependencies {
  /** Null: no desk, or no key for it. */
  readonly address: () => DeskAddress | null;
  readonly cursorOf: (address: DeskAddress) => DeskCursor;
  readonly availability: () => Availability;
  readonly cachedBrief: (handoffKey: string) => HandoffBrief | null;
  /** A brief the desk sent of itself. Durable when it returns. */
  readonly briefTold: (brief: HandoffBrief) => void;
  readonly withdrawn: (handoffKey: string, why: Extract<DeskMessage, { type: 'withdrawn' }>['why']) => void;
  /** The desk has taken this rep out of the round. */
  readonly setAway: () => void;
  readonly changed: (state: DeskState) => void;
  readonly onError: (error: unknown) => void;
  readonly open?: (dependencies: DeskSocketDependencies) => DeskSocket;
}

/** The page is told at most this often, ms. */
const tellEveryMs = 100;
/** Handoffs whose INVITE has come, oldest forgotten first. */
const remembered = 50;

interface Connected {
  readonly address: DeskAddress;
  readonly cursor: DeskCursor;
  readonly socket: DeskSocket;
}

export function createDeskLink(dependencies: DeskLinkDependencies): DeskLink {
  const { address, cursorOf, availability, briefTold, changed, open = openDeskSocket } = dependencies;
  let view: DeskView = noDesk;
  let connected: Connected | null = null;
  let reported: Presence | null = null;
  let occupiedSince = new Date();
  /** The newest message there was at the last greeting, which listed what was open then. */
  let listed = 0;
  const arrived = new Set<string>();
  let telling: NodeJS.Timeout | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  function show(next: DeskView): void {
    if (next === view) return;
    view = next;
    telling ??= setTimeout(
      () => {
        telling = null;
        toldAt = performance.now();
        changed(view.shown);
      },
      Math.max(0, toldAt + tellEveryMs - performance.now()),
    ).unref();
  }

  function presence(): RepMessage {
    const { state, since, until } = occupied(availability(), reported, occupiedSince);
    // A phone server that answers late still rings the phone.
    const reachable = reported !== null && ['reachable', 'degraded'].includes(reported.reachability.kind);
    return { type: 'presence', availability: state, since, until, reachable };
  }

  /** Effects first, then the cursor: what a crash comes between is done again, and is the same the second time. */
  function heard(cursor: DeskCursor, message: DeskMessage): void {
    if ('cursor' in message) {
      if (message.cursor <= cursor.get()) return;
      carryOut(message);
      cursor.set(message.cursor);
      // It happened before the greeting, which knew what became of it.
      if (message.cursor <= listed) return;
    } else if (message.type === 'hello') {
      listed = message.newest;
      if (!message.resumed) cursor.set(message.newest);
    } else {
      carryOut(message);
    }
    // An INVITE may be quicker than the word of it.
    if (message.type === 'offer' && arrived.has(message.offer.handoffId)) return;
    const next = told(view, message, (handoffId) => dependencies.cachedBrief(handoffId));
    show(message.type === 'hello' ? [...arrived].reduce(withoutOffer, next) : next);
  }

  /** A brief grows for as long as it is offered or known here: whom the rep has deleted it does not bring back. */
  function isExpected(handoffId: string): boolean {
    return view.offers.some((offer) => offer.handoffId === handoffId) || dependencies.cachedBrief(handoffId) !== null;
  }

  function carryOut(message: DeskMessage): void {
    if (message.type === 'offer') briefTold(message.brief);
    if (message.type === 'brief' && isExpected(message.handoffId)) briefTold(message.brief);
    if (message.type === 'withdrawn') dependencies.withdrawn(message.handoffId, message.why);
    if (message.type === 'set-away') dependencies.setAway();
  }

  function connect(to: DeskAddress): void {
    const cursor = cursorOf(to);
    const socket = open({
      ...to,
      cursor: cursor.get,
      presence,
      onConnection: (connection) => show(connectionIs(view, connection)),
      onMessage: (message) => heard(cursor, message),
      onError: dependencies.onError,
    });
    connected = { address: to, cursor, socket };
  }

  function follow(): void {
    const now = address();
    const before = connected?.address;
    if (now !== null && before?.baseUrl === now.baseUrl && before.bearer === now.bearer) {
      connected?.socket.kick(true);
      return;
    }
    connected?.socket.stop();
    connected = null;
    show(noDesk);
    if (now !== null) connect(now);
  }

  follow();
  return {
    state: () => view.shown,
    briefKeyOf: (handoffId) => view.briefKeys.get(handoffId) ?? handoffId,
    arrived(handoffKey) {
      arrived.delete(handoffKey);
      arrived.add(handoffKey);
      const [oldest] = arrived;
      if (arrived.size > remembered && oldest !== undefined) arrived.delete(oldest);
      show(withoutOffer(view, handoffKey));
    },
    answer(answer) {
      if (connected?.socket.say(answer) !== true) {
        return fail('unreachable', 'The desk is not connected. Try again in a moment.');
      }
      if (answer.type === 'decline') show(withoutOffer(view, answer.handoffId));
      if (answer.type === 'callback-result') show(withoutDial(view, answer.callbackId));
      return ok({});
    },
    follow,
    availabilityChanged() {
      // Whoever says available means this phone, if another has taken over.
      if (availability().state === 'available') connected?.socket.kick(true);
      connected?.socket.presenceChanged();
    },
    presenceReported(presence) {
      const before = reported;
      reported = presence;
      if (before !== null && isLive(before.phase) !== isLive(presence.phase)) occupiedSince = new Date();
      const { kind } = presence.reachability;
      const { phase, until } = presence;
      if (before?.reachability.kind === kind && before.phase === phase && before.until === until) return;
      // Where the edge is reached again, so is the desk, most times.
      if (kind === 'reachable') connected?.socket.kick();
      connected?.socket.presenceChanged();
    },
    kick: () => connected?.socket.kick(),
    stop() {
      clearTimeout(telling ?? undefined);
      connected?.socket.stop();
      connected = null;
    },
  };
}

/** A rep who is available and in a call can take no other; what the rep has chosen says more than the call. */
function occupied(chosen: Availability, presence: Presence | null, at: Date): Availability {
  if (chosen.state !== 'available' || presence === null) return chosen;
  const since = at.toISOString();
  if (isLive(presence.phase)) return { state: 'busy', since, until: null };
  return presence.phase === 'wrapping-up' ? { state: 'wrapping-up', since, until: presence.until } : chosen;
}
