/** Asks the far end to call somebody else (REFER, RFC 3515) and reads its reports, each a status line as message/sipfrag. */
import { type Notification, type Session, SessionState } from 'sip.js';
import type { DialTarget } from '../../src-main/contract/dial-target.ts';
import type { TransferFailure, TransferProgress } from '../call/ports.ts';
import type { LegEvents } from './leg-events.ts';
import type { Log } from './log.ts';
import { dialUri } from './outgoing.ts';
import { refusalOf } from './refusal.ts';

export class Referring {
  readonly #session: Session;
  readonly #events: LegEvents;
  /** Address of record: numbers belong to its domain. */
  readonly #aor: string;
  readonly #log: Log;

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
    else this.#tell({ kind: 'failed', why: 'failed' });
  }

  /** Attended (RFC 5589 7): to the far end of another call of ours, in whose dialog it takes our place (RFC 3891). */
  replace({ dialog }: Session): void {
    if (!dialog) {
      this.#tell({ kind: 'failed', why: 'failed' });
      return;
    }
    const { callId, localTag, remoteTag } = dialog;
    const target = dialog.remoteTarget.clone();
    target.clearHeaders();
    const replaces = encodeURIComponent(`${callId};to-tag=${remoteTag};from-tag=${localTag}`);
    this.#send(`${target.toString()}?Replaces=${replaces}`);
  }

  onNotify(notification: Notification): void {
    void notification.accept();
    const progress = progressOf(notification.request.body);
    if (progress !== null) this.#tell(progress);
  }

  /** In angle brackets: a URI with parameters or headers would be read as something else (RFC 3261 20.10). */
  #send(uri: string): void {
    const { dialog, state, userAgent } = this.#session;
    if (!dialog || state !== SessionState.Established || /[<>\s]/.test(uri)) {
      this.#tell({ kind: 'failed', why: 'failed' });
      return;
    }
    const lines = [`Refer-To: <${uri}>`, `Referred-By: <${this.#aor}>`, `Contact: ${userAgent.contact.toString()}`];
    dialog.refer(
      {
        onAccept: () => this.#tell({ kind: 'trying' }),
        onReject: ({ message }) => this.#refused(message.statusCode),
        onRedirect: ({ message }) => this.#refused(message.statusCode),
      },
      { extraHeaders: lines },
    );
  }

  #refused(status: number | undefined): void {
    this.#log('info', 'call.refer-refused', { status: status ?? null });
    this.#tell({ kind: 'failed', why: 'refused' });
  }

  #tell(progress: TransferProgress): void {
    this.#events.emit({ type: 'transfer', progress });
  }
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
