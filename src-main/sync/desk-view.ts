/** What the page shows of the desk, from what the desk has told. Pure: a state and a message give the next state. */
import type { HandoffBrief } from '../contract/brief.ts';
import type { CallbackView } from '../contract/callbacks.ts';
import type { DeskMessage, DeskOffer } from '../contract/desk-socket.ts';
import { type AnnouncedOffer, type DeskConnection, type DeskState, deskOff } from '../contract/desk-state.ts';

export interface DeskView {
  readonly shown: DeskState;
  /** Every offer that stands, oldest first; the last is shown. */
  readonly offers: readonly AnnouncedOffer[];
  /** The key of the brief of each offer. */
  readonly briefKeys: ReadonlyMap<string, string>;
  /** This rep, as the desk calls it; null before the greeting. */
  readonly repId: string | null;
}

export const noDesk: DeskView = { shown: deskOff, offers: [], briefKeys: new Map(), repId: null };

const mostOffers = 20;
const mostCallbacks = 200;

export function connectionIs(view: DeskView, connection: DeskConnection): DeskView {
  // What was true a moment ago is not shown as true now; callbacks are promises and stay.
  const lost = connection.kind === 'live' ? {} : { offer: null, likely: null, queue: null };
  const known = connection.kind === 'off' ? deskOff : view.shown;
  const offers = connection.kind === 'live' ? view.offers : [];
  return { ...view, offers, shown: { ...known, ...lost, connection } };
}

/** @param briefOf what is known of an offer that was listed without its brief */
export function told(
  view: DeskView,
  message: DeskMessage,
  briefOf: (handoffId: string) => HandoffBrief | null,
): DeskView {
  const { shown } = view;
  switch (message.type) {
    case 'hello': {
      const { callbacks, may, repId } = message;
      const greeted: DeskView = {
        ...noDesk,
        repId,
        shown: { ...deskOff, connection: shown.connection, callbacks, may },
      };
      const listed = message.offers.reduce(
        (next, offer) => announce(next, announced(offer, callbacks, briefOf(offer.handoffId)), null),
        greeted,
      );
      return callbacks.filter((callback) => isMine(callback, repId)).reduce(dial, listed);
    }
    case 'offer':
      return announce(view, announced(message.offer, shown.callbacks, message.brief), message.brief.handoffKey);
    case 'brief': {
      const known = view.offers.find(({ handoffId }) => handoffId === message.handoffId);
      if (known === undefined) return view;
      return announce(view, { ...known, ...headline(message.brief) }, message.brief.handoffKey);
    }
    case 'extended': {
      const { handoffId, expiresAt } = message.offer;
      return offersAre(
        view,
        view.offers.map((offer) => (offer.handoffId === handoffId ? { ...offer, expiresAt } : offer)),
      );
    }
    case 'withdrawn': {
      // An older token's withdrawal says nothing about a newer offer.
      const stands = ({ handoffId, token }: AnnouncedOffer) => handoffId !== message.handoffId || token > message.token;
      return offersAre(view, view.offers.filter(stands));
    }
    case 'connect':
      return offersAre(
        view,
        view.offers.filter(({ handoffId }) => handoffId !== message.handoffId),
      );
    case 'refused':
      return message.handoffId === null ? view : withoutOffer(view, message.handoffId);
    case 'callback':
      return callbackTold(view, message.event, message.callback);
    case 'likely':
      return { ...view, shown: { ...shown, likely: message.call } };
    case 'likely-over':
      return shown.likely?.conversationId === message.conversationId
        ? { ...view, shown: { ...shown, likely: null } }
        : view;
    case 'queue':
      return { ...view, shown: { ...shown, queue: message.queue } };
    case 'set-away':
      return view;
    default:
      return message satisfies never;
  }
}

/** It was answered here: it is not to be answered twice. */
export function withoutOffer(view: DeskView, handoffId: string): DeskView {
  return offersAre(
    view,
    view.offers.filter((offer) => offer.handoffId !== handoffId),
  );
}

/** The rep has said how the call went: there is nothing left to dial. */
export function withoutDial(view: DeskView, callbackId: string): DeskView {
  return offersAre(
    view,
    view.offers.filter((offer) => offer.callbackId !== callbackId),
  );
}

function callbackTold(
  view: DeskView,
  event: 'booked' | 'reminder' | 'dial' | 'over',
  callback: CallbackView,
): DeskView {
  const others = view.shown.callbacks.filter(({ id }) => id !== callback.id);
  const open = event === 'over' ? others : [...others, callback];
  const callbacks = open.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(0, mostCallbacks);
  const next = { ...view, shown: { ...view.shown, callbacks } };
  if (event === 'dial') return isMine(callback, view.repId) ? dial(next, callback) : withoutDial(next, callback.id);
  return event === 'reminder' ? next : withoutDial(next, callback.id);
}

function isMine({ stage, repId }: CallbackView, me: string | null): boolean {
  return stage === 'dialling' && repId === me;
}

/** A callback this rep has taken is to be dialled, whether or not its offer was heard. */
function dial(view: DeskView, callback: CallbackView): DeskView {
  const { id, handoffId, at, name, company, phone } = callback;
  const known = view.offers.find(({ callbackId }) => callbackId === id);
  const blank = { role: null, trigger: null, reason: null };
  const offer: AnnouncedOffer = known ?? {
    ...{ handoffId, token: 0, expiresAt: at, callbackId: id, name, company, phone, ...blank },
    dial: true,
  };
  return announce(view, { ...offer, dial: true }, null);
}

function announced(
  { handoffId, token, expiresAt, callbackId }: DeskOffer,
  callbacks: readonly CallbackView[],
  brief: HandoffBrief | null,
): AnnouncedOffer {
  const callback = callbacks.find(({ id }) => id === callbackId);
  const { name = null, company = null, phone = null } = callback ?? {};
  const blank = { name, company, phone, role: null, trigger: null, reason: null };
  return { handoffId, token, expiresAt, callbackId, dial: false, ...(brief === null ? blank : headline(brief)) };
}

function headline({ prospect, trigger }: HandoffBrief) {
  const { name, company, role, phone } = prospect;
  return { name, company, role, phone, trigger: trigger.kind, reason: trigger.reason };
}

function announce(view: DeskView, offer: AnnouncedOffer, briefKey: string | null): DeskView {
  const others = view.offers.filter(({ handoffId }) => handoffId !== offer.handoffId);
  const briefKeys = briefKey === null ? view.briefKeys : new Map(view.briefKeys).set(offer.handoffId, briefKey);
  return offersAre({ ...view, briefKeys }, [...others, offer].slice(-mostOffers));
}

function offersAre(view: DeskView, offers: readonly AnnouncedOffer[]): DeskView {
  const names = new Set(offers.map(({ handoffId }) => handoffId));
  const briefKeys = new Map([...view.briefKeys].filter(([handoffId]) => names.has(handoffId)));
  return { ...view, offers, briefKeys, shown: { ...view.shown, offer: offers.at(-1) ?? null } };
}
