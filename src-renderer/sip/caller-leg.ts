/** One call a caller placed: what becomes of it, told in events. */
import { type Core, Inviter, SessionState, UserAgent } from 'sip.js';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import { CallDescriptionHandler } from './description-handler.ts';
import { errorName, type Log, quietly } from './log.ts';
import { dialString, displayName, headerLine } from './outgoing.ts';
import { audioDirection } from './sdp-policy.ts';

export interface OutgoingCall {
  /** SIP URI to call. */
  readonly target: string;
  /** Name in From. */
  readonly displayName: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

export type CallerEvent =
  | { readonly type: 'ringing' }
  /** An answer came before the call was answered: sound can flow. */
  | { readonly type: 'early'; readonly audio: MediaStream }
  /** 182 with `X-Baton-Reason: more-time;seconds=n`. */
  | { readonly type: 'more-time'; readonly seconds: number }
  /** `reason`: X-Baton-Reason of the 200. */
  | { readonly type: 'answered'; readonly audio: MediaStream; readonly reason: string | null }
  /** The far end put us on hold or took us back. */
  | { readonly type: 'held'; readonly held: boolean }
  /** Final refusal; `reason`: X-Baton-Reason. */
  | { readonly type: 'refused'; readonly status: number; readonly reason: string | null }
  /** BYE from the far end; `reason`: X-Baton-Reason. */
  | { readonly type: 'hung-up'; readonly reason: string | null }
  | { readonly type: 'failed'; readonly why: string };

export class OutgoingLeg {
  readonly #inviter: Inviter;
  readonly #listener: (event: CallerEvent) => void;
  readonly #onOver: () => void;
  readonly #log: Log;
  #media: CallDescriptionHandler | null = null;
  #held = false;
  #over = false;

  private constructor(inviter: Inviter, listener: (event: CallerEvent) => void, onOver: () => void, log: Log) {
    this.#inviter = inviter;
    this.#listener = listener;
    this.#onOver = onOver;
    this.#log = log;
    inviter.stateChange.addListener((state) => {
      // sip.js terminates the session first and reports the refusal right after.
      if (state === SessionState.Terminated) {
        queueMicrotask(() => this.#end({ type: 'failed', why: 'The call ended unexpectedly.' }));
      }
    });
    inviter.delegate = {
      onBye: (bye) => {
        void bye.accept();
        this.#end({ type: 'hung-up', reason: reasonOf(bye.request) });
      },
      onInvite: ({ body }) => this.#onReinvite(body),
      onRefer: (referral) => void referral.reject({ statusCode: 403 }),
      onSessionDescriptionHandler: (handler) => {
        if (handler instanceof CallDescriptionHandler) this.#media = handler;
      },
    };
  }

  /** Sends the INVITE. */
  static place(
    userAgent: UserAgent,
    request: OutgoingCall,
    listener: (event: CallerEvent) => void,
    onOver: (leg: OutgoingLeg) => void,
    log: Log,
  ): Result<OutgoingLeg> {
    const target = dialString(request.target);
    const name = displayName(request.displayName);
    const headers = request.headers.map(({ name: field, value }) => headerLine(field, value));
    const broken = [target, name, ...headers].find((part) => !part.ok);
    if (broken && !broken.ok) return broken;
    const uri = UserAgent.makeURI(request.target);
    if (!uri || !name.ok) return fail('bad-request', 'This is not a SIP address that can be called.');
    const inviter = new Inviter(userAgent, uri, {
      earlyMedia: true,
      extraHeaders: headers.flatMap((line) => (line.ok ? [line.value] : [])),
      params: { fromDisplayName: name.value },
    });
    const leg: OutgoingLeg = new OutgoingLeg(inviter, listener, () => onOver(leg), log);
    leg.#invite();
    return ok(leg);
  }

  /** The far end's audio; null before there is an answer. */
  get remoteAudio(): MediaStream | null {
    return this.#media?.remoteMediaStream ?? null;
  }

  sendTones(tones: string): Result<void> {
    return this.#media?.sendDtmf(tones) ? ok(undefined) : fail('unsupported', 'Tones cannot be sent now.');
  }

  /** CANCEL before the answer, BYE after it, nothing once it is over. */
  cancel(): Promise<void> {
    return this.hangUp();
  }

  async hangUp(): Promise<void> {
    const { state } = this.#inviter;
    const pending = state === SessionState.Initial || state === SessionState.Establishing;
    this.#over = true;
    if (pending) await quietly(this.#log, 'caller.not-cancelled', () => this.#inviter.cancel());
    if (state === SessionState.Established) await quietly(this.#log, 'caller.bye-not-sent', () => this.#inviter.bye());
  }

  #invite(): void {
    this.#inviter
      .invite({
        requestDelegate: {
          onProgress: ({ message }) => this.#onProgress(message),
          onAccept: ({ message }) => this.#onAnswered(message),
          onReject: ({ message }) =>
            this.#end({ type: 'refused', status: message.statusCode ?? 500, reason: reasonOf(message) }),
        },
      })
      .catch((error: unknown) => this.#end({ type: 'failed', why: errorName(error) }));
  }

  #onProgress(message: Core.IncomingResponseMessage): void {
    const more = /^more-time;\s*seconds=(\d{1,3})/.exec(reasonOf(message) ?? '')?.[1];
    if (message.statusCode === 180) this.#emit({ type: 'ringing' });
    if (more !== undefined) this.#emit({ type: 'more-time', seconds: Number(more) });
    const audio = this.remoteAudio;
    if (message.body !== '' && audio) this.#emit({ type: 'early', audio });
  }

  #onAnswered(message: Core.IncomingResponseMessage): void {
    const audio = this.remoteAudio;
    if (this.#inviter.state === SessionState.Established && audio) {
      this.#emit({ type: 'answered', audio, reason: reasonOf(message) });
    }
  }

  #onReinvite(sdp: string): void {
    if (sdp.trim() === '') return;
    const direction = audioDirection(sdp);
    const held = direction === 'sendonly' || direction === 'inactive';
    if (held === this.#held) return;
    this.#held = held;
    this.#emit({ type: 'held', held });
  }

  #emit(event: CallerEvent): void {
    if (!this.#over) this.#listener(event);
  }

  #end(event: CallerEvent): void {
    this.#emit(event);
    this.#over = true;
    this.#onOver();
  }
}

function reasonOf(message: Core.IncomingRequestMessage | Core.IncomingResponseMessage): string | null {
  return message.getHeader('x-baton-reason') ?? null;
}
