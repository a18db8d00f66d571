/**
 * The WebSocket transport sip.js runs on, with a gate in front of its parser (RFC 7118): frames over the cap are dropped
 * unread, malformed ones answered or dropped, the rest handed over in a form the parser digests. Nothing thrown while a
 * message is handled leaves this file, and no method rejects where sip.js would not catch it.
 */
import { type Core, type Emitter, type Transport, type TransportState, Web } from 'sip.js';
import { isAllowedSipServer } from '../../src-main/contract/network.ts';
import { pickChallenge } from './challenge.ts';
import {
  answerTo,
  byteLength,
  type Frame,
  fieldValues,
  readFrame,
  splitList,
  withField,
  withoutFields,
  writeFrame,
} from './frame.ts';
import { checkFrame } from './frame-check.ts';
import { withLifetime } from './granted-lifetime.ts';
import { createInviteBudget } from './invite-budget.ts';
import type { Log } from './log.ts';
import { type BodyPart, unwrapMultipart } from './multipart.ts';
import { PendingEndings } from './pending-endings.ts';
import { PendingOffers } from './pending-offers.ts';
import type { ServerList } from './server-list.ts';
import { allowingUpdates } from './update.ts';

/** A larger frame is dropped before it is parsed: sip.js needs minutes for a megabyte of Contacts. Bytes. */
export const maxFrameBytes = 65_536;
/** Time a WebSocket may take to open, seconds. */
const connectionTimeout = 5;
/** INVITEs whose extra body parts wait to be fetched. */
const maxSetAside = 32;

export interface GuardOptions {
  /** Of the list the first, and from then on whichever it says. */
  readonly server: string;
  readonly servers: Pick<ServerList, 'current'>;
  /** Digest realm of the account: the challenge to answer is picked for it. */
  readonly realm: string;
  /** User part of our Contact: of the contacts a registrar lists only ours concern us. */
  readonly contactUser: string;
  /** Registration lifetime that is asked for. */
  readonly expiresSeconds: number;
  readonly log: Log;
  /** Body parts beside the SDP, by Call-ID. Filled here, emptied by whoever reads the INVITE. */
  readonly parts: Map<string, readonly BodyPart[]>;
}

/** sip.js connects to `server`, which it was given once: here the list says where, each time. */
class SwitchingTransport extends Web.Transport {
  readonly #servers: GuardOptions['servers'];

  constructor(logger: Core.Logger, { server, servers }: GuardOptions) {
    super(logger, { server, connectionTimeout, traceSip: false });
    this.#servers = servers;
  }

  override get server(): string {
    return this.#servers.current;
  }
}

export class GuardedTransport implements Transport {
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #web: Web.Transport;
  readonly #options: GuardOptions;
  readonly #offers = new PendingOffers();
  readonly #endings = new PendingEndings(() => performance.now());
  readonly #withinBudget = createInviteBudget(() => performance.now());

  constructor(logger: Core.Logger, options: GuardOptions) {
    if (!isAllowedSipServer(options.server)) throw new Error('Only wss:, or ws: to this machine, may carry SIP.');
    this.#options = options;
    this.#web = new SwitchingTransport(logger, options);
    this.#web.onConnect = () => {
      this.onConnect?.();
      for (const ending of this.#endings.again()) this.#sendAgain(ending);
    };
    this.#web.onDisconnect = (error) => {
      this.onDisconnect?.(error);
      for (const response of this.#offers.abandon()) this.#handText(response);
    };
    this.#web.onMessage = (text) => this.#receive(text);
  }

  get protocol(): string {
    return this.#web.protocol;
  }

  get state(): TransportState {
    return this.#web.state;
  }

  get stateChange(): Emitter<TransportState> {
    return this.#web.stateChange;
  }

  isConnected(): boolean {
    return this.#web.isConnected();
  }

  connect(): Promise<void> {
    return this.#web.connect();
  }

  /** Resolves also when a new connection overtook the closing of the old one. */
  async disconnect(): Promise<void> {
    try {
      await this.#web.disconnect();
    } catch {
      this.#options.log('info', 'sip.disconnect-overtaken');
    }
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  send(message: string): Promise<void> {
    this.#endings.sending(message);
    return this.#offers.sending(message) ? this.#web.send(allowingUpdates(message)) : Promise.resolve();
  }

  #sendAgain(ending: string): void {
    this.#options.log('info', 'sip.ending-sent-again');
    this.#web.send(ending).catch(() => this.#options.log('warn', 'sip.ending-not-sent-again'));
  }

  #receive(text: string): void {
    const { log } = this.#options;
    if (text.length > maxFrameBytes || byteLength(text) > maxFrameBytes) {
      log('warn', 'sip.frame-too-large', { characters: text.length });
      return;
    }
    const frame = readFrame(text);
    if (frame === null) {
      log('warn', 'sip.frame-dropped', { why: 'not a SIP message' });
      return;
    }
    const verdict = checkFrame(frame);
    switch (verdict.kind) {
      case 'drop':
        log('warn', 'sip.frame-dropped', { why: verdict.why });
        return;
      case 'answer':
        log('warn', 'sip.request-refused', { status: verdict.status, why: verdict.phrase });
        this.#answer(frame, verdict.status, verdict.phrase, verdict.extra);
        return;
      case 'pass':
        if (verdict.request === null) {
          this.#offers.answered(verdict.frame);
          this.#endings.answered(verdict.frame);
          this.#hand(pickChallenge(this.#ownContacts(verdict.frame), this.#options.realm));
        } else this.#receiveRequest(verdict.frame, verdict.request.method);
        return;
      default:
        verdict satisfies never;
    }
  }

  #receiveRequest(frame: Frame, method: string): void {
    const opensCall = method === 'INVITE' && !/;\s*tag\s*=/i.test(fieldValues(frame, 'to')[0] ?? '');
    if (opensCall && !this.#withinBudget()) {
      this.#answer(frame, 486, 'Busy Here', [{ name: 'X-Baton-Reason', value: 'busy' }]);
      return;
    }
    const { frame: unwrapped, parts } = unwrapMultipart(frame);
    if (opensCall && parts.length > 0) this.#setAside(fieldValues(frame, 'call-id')[0] ?? '', parts);
    this.#hand(unwrapped);
  }

  #setAside(callId: string, parts: readonly BodyPart[]): void {
    const kept = this.#options.parts;
    const [oldest] = kept.keys();
    if (kept.size >= maxSetAside && oldest !== undefined) kept.delete(oldest);
    kept.set(callId, parts);
  }

  /** Registrars list every contact of the address (RFC 3261 10.3); parsing foreign ones costs time and can fail. */
  #ownContacts(frame: Frame): Frame {
    if (!/\sREGISTER$/.test(fieldValues(frame, 'cseq')[0] ?? '')) return frame;
    const { contactUser, expiresSeconds } = this.#options;
    const listed = fieldValues(frame, 'contact').filter((value) => value.includes(`${contactUser}@`));
    const own = listed.flatMap(splitList).find((value) => value.includes(`${contactUser}@`));
    const kept = own === undefined ? null : withLifetime(own, fieldValues(frame, 'expires'), expiresSeconds);
    return kept === null ? withoutFields(frame, ['contact']) : withField(frame, 'Contact', kept);
  }

  #hand(frame: Frame): void {
    this.#handText(writeFrame(frame));
  }

  #handText(text: string): void {
    try {
      this.onMessage?.(text);
    } catch (error) {
      this.#options.log('error', 'sip.message-failed', { why: error instanceof Error ? error.name : 'unknown' });
    }
  }

  #answer(request: Frame, status: number, phrase: string, extra: readonly { name: string; value: string }[]): void {
    this.send(answerTo(request, status, phrase, extra)).catch(() =>
      this.#options.log('warn', 'sip.answer-not-sent', { status }),
    );
  }
}
