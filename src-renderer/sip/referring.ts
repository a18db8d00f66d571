/** Asks the far end to call somebody else (REFER, RFC 3515) and reads its reports, each a status line as message/sipfrag. */
import { type Core, type Notification, type Session, SessionState } from 'sip.js';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import type { TransferFailure, TransferProgress } from '../call/ports.ts';
import type { LegEvents } from './leg-events.ts';
import type { Log } from './log.ts';
import { dialUri } from './outgoing.ts';
import { refusalOf } from './refusal.ts';

/** One REFER and the subscription it makes (RFC 3515 2.4.4), whose id is its CSeq. */
interface Reference {
  request: Core.OutgoingReferRequest | null;
  /** Refused, or reported for the last time. */
  over: boolean;
}

export class Referring {
  readonly #session: Session;
  readonly #events: LegEvents;
  /** Address of record: numbers belong to its domain. */
  readonly #aor: string;
  readonly #log: Log;
  /** Oldest first. What is told is about the newest: an older one was taken back, or has failed. */
  readonly #references: Reference[] = [];

  constructor(session: Session, events: LegEvents, aor: string, log: Log) {
    this.#session = session;
    this.#events = events;
    this.#aor = aor;
    this.#log = log;
  }

  /** Blind (RFC 5589 6): to a number or address. */
  refer(target: DialTarget): void {
    const address = dialUri(target, this.#aor);
    if (address.ok) this.#send(address.value);
    else this.fail();
  }

  /** Attended (RFC 5589 7): to the far end of another call of ours, in whose dialog it takes our place (RFC 3891). */
  replace({ dialog, state }: Session): void {
    if (!dialog || state !== SessionState.Established) {
      this.fail();
      return;
    }
    const { callId, localTag, remoteTag } = dialog;
    const target = dialog.remoteTarget.clone();
    target.clearHeaders();
    const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
    this.#send(`${target.toString()}?Replaces=${replaces}`);
  }

  /** There is nobody to send the far end to. */
  fail(): void {
    this.#tell({ kind: 'failed', why: 'failed' });
  }

  /** A late word about a transfer that was taken back says nothing about the next one. */
  onNotify(notification: Notification): void {
    const { request } = notification;
    const [eventPackage = '', ...parameters] = (request.getHeader('event') ?? request.getHeader('o') ?? '').split(';');
    if (!/^\s*(refer)?\s*$/i.test(eventPackage)) {
      void notification.reject({ statusCode: 489, extraHeaders: ['Allow-Events: refer'] });
      return;
    }
    const reference = this.#referenceOf(idOf(parameters));
    if (reference === null) {
      void notification.reject({ statusCode: 481 });
      return;
    }
    void notification.accept();
    const progress = progressOf(request.body);
    if (progress === null || reference.over) return;
    reference.over = progress.kind === 'done' || progress.kind === 'failed';
    this.#tellOf(reference, progress);
  }

  /**
   * Without an id it is of the first REFER (RFC 3515 2.4.6). Many a far end never writes one: so it is of the oldest that has
   * not had its last report. Null: nothing was asked for.
   */
  #referenceOf(id: string | null): Reference | null {
    const all = this.#references;
    const named = all.find(({ request }) => id !== null && String(request?.message.cseq) === id);
    return named ?? all.find(({ over }) => !over) ?? all.at(-1) ?? null;
  }

  /** In angle brackets: a URI with parameters or headers would be read as something else (RFC 3261 20.10). */
  #send(uri: string): void {
    const { dialog, state, userAgent } = this.#session;
    if (!dialog || state !== SessionState.Established || /[<>\s]/.test(uri)) {
      this.fail();
      return;
    }
    const lines = [`Refer-To: <${uri}>`, `Referred-By: <${this.#aor}>`, `Contact: ${userAgent.contact.toString()}`];
    const reference: Reference = { request: null, over: false };
    this.#references.push(reference);
    reference.request = dialog.refer(
      {
        onAccept: () => this.#tellOf(reference, { kind: 'trying' }),
        onReject: ({ message }) => this.#refused(reference, message.statusCode),
        onRedirect: ({ message }) => this.#refused(reference, message.statusCode),
      },
      { extraHeaders: lines },
    );
  }

  #refused(reference: Reference, status: number | undefined): void {
    this.#log('info', 'call.refer-refused', { status: status ?? null });
    // Without an answer the far end may still have taken it: then its reports are to come.
    reference.over = status !== 408;
    const unheard = status === 408 || status === 503;
    this.#tellOf(reference, { kind: 'failed', why: unheard ? 'failed' : 'refused' });
  }

  #tellOf(reference: Reference, progress: TransferProgress): void {
    if (reference === this.#references.at(-1)) this.#tell(progress);
  }

  #tell(progress: TransferProgress): void {
    this.#events.emit({ type: 'transfer', progress });
  }
}

function idOf(parameters: readonly string[]): string | null {
  const id = parameters.map((parameter) => /^\s*id\s*=\s*(\S+)\s*$/i.exec(parameter)?.[1]);
  return id.find((value) => value !== undefined) ?? null;
}

/** Null: nothing new. `Subscription-State` is not looked at: sip.js itself says "terminated" with every report. */
export function progressOf(sipfrag: string): TransferProgress | null {
  const status = Number(/^\s*SIP\/2\.0 ([1-6]\d\d)/.exec(sipfrag)?.[1] ?? 0);
  if (status < 100) return null;
  if (status === 180 || status === 183) return { kind: 'ringing' };
  if (status < 200) return { kind: 'trying' };
  return status < 300 ? { kind: 'done' } : { kind: 'failed', why: failureOf(status) };
}

function failureOf(status: number): TransferFailure {
  const refusal = refusalOf(status, true);
  if (refusal.type === 'failed') return 'failed';
  switch (refusal.why) {
    case 'busy':
    case 'no-answer':
    case 'rejected':
    case 'wrong-number':
      return refusal.why;
    case 'moved':
    case 'cancelled':
      return 'failed';
    default:
      return refusal.why satisfies never;
  }
}
