/**
 * One registration on one connection (RFC 3261 10, outbound RFC 5626): registers, refreshes, and says what a refusal
 * means for the rep. Every connection gets a new one, because sip.js's Registerer does not notice a lost transport.
 */
import { Registerer, type RegistererRegisterOptions, RegistererState, type UserAgent } from 'sip.js';
import type { DigestRefusal } from './digest.ts';
import { errorName, type Log, quietly } from './log.ts';

export type RegistrationOutcome =
  | { readonly kind: 'registered'; readonly roundTripMs: number; readonly expiresSeconds: number }
  /** Only the user can help. `why` is one sentence. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Worth another attempt. */
  | { readonly kind: 'unavailable'; readonly why: string; readonly retryAfterMs: number | null };

export interface RegistrationOptions {
  readonly userAgent: UserAgent;
  /** Lifetime to ask for, seconds. */
  readonly expiresSeconds: number;
  /** What the digest left unanswered since the last call; read once. */
  readonly takeDigestRefusal: () => DigestRefusal | null;
  readonly log: Log;
}

/** No final answer to a REGISTER within this: the connection is not worth waiting for (timer F would take 32 s). */
const answerDeadline = 8_000;
/** Un-REGISTER at sign-out, ms. */
const farewellDeadline = 2_000;

export class Registration {
  readonly #options: RegistrationOptions;
  readonly #registerer: Registerer;

  constructor(options: RegistrationOptions) {
    this.#options = options;
    // sip.js would refresh by itself at 99 % without telling anyone how it went: refresh() comes long before.
    this.#registerer = new Registerer(options.userAgent, {
      expires: options.expiresSeconds,
      regId: 1,
      instanceId: options.userAgent.instanceId,
      logConfiguration: false,
    });
  }

  /** Registers or refreshes. Never rejects. */
  async register(): Promise<RegistrationOutcome> {
    const startedAt = performance.now();
    this.#options.takeDigestRefusal();
    const status = await this.#send();
    if (status === 'timeout') return { kind: 'unavailable', why: 'The edge did not answer.', retryAfterMs: null };
    if (status !== 'accepted') return this.#classify(status);
    if (this.#registerer.state !== RegistererState.Registered) {
      return { kind: 'unavailable', why: 'The edge answered without our contact.', retryAfterMs: null };
    }
    return {
      kind: 'registered',
      roundTripMs: performance.now() - startedAt,
      expiresSeconds: grantedSeconds(this.#registerer.contacts) ?? this.#options.expiresSeconds,
    };
  }

  /** The connection is gone: nothing is sent any more. */
  abandon(): void {
    void quietly(this.#options.log, 'sip.registration-not-abandoned', () => this.#registerer.dispose());
  }

  /** Takes the contact back (RFC 3261 10.2.2), waiting briefly for the answer. */
  async unregister(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const deadline = setTimeout(resolve, farewellDeadline);
    const done = () => resolve();
    await quietly(this.#options.log, 'sip.not-unregistered', () =>
      this.#registerer.unregister({ requestDelegate: { onAccept: done, onReject: done } }),
    );
    if (this.#options.userAgent.isConnected()) await promise;
    clearTimeout(deadline);
  }

  #send(): Promise<'accepted' | 'timeout' | { status: number; retryAfter: number | null }> {
    return new Promise((resolve) => {
      const deadline = setTimeout(() => resolve('timeout'), answerDeadline);
      const { stateChange } = this.#registerer;
      const settle = (result: 'accepted' | { status: number; retryAfter: number | null }) => {
        clearTimeout(deadline);
        stateChange.removeListener(onState);
        resolve(result);
      };
      // A 423 makes sip.js register again by itself, without the delegate: the state tells.
      const onState = (state: RegistererState) => {
        if (state === RegistererState.Registered) settle('accepted');
      };
      stateChange.addListener(onState);
      const options: RegistererRegisterOptions = {
        requestDelegate: {
          onAccept: () => settle('accepted'),
          onReject: ({ message }) =>
            settle({ status: message.statusCode ?? 500, retryAfter: readSeconds(message.getHeader('retry-after')) }),
          onRedirect: ({ message }) => settle({ status: message.statusCode ?? 302, retryAfter: null }),
        },
      };
      Promise.resolve()
        .then(() => this.#registerer.register(options))
        .catch((error: unknown) => {
          this.#options.log('warn', 'sip.register-not-sent', { why: errorName(error) });
          settle({ status: 503, retryAfter: null });
        });
    });
  }

  #classify({ status, retryAfter }: { status: number; retryAfter: number | null }): RegistrationOutcome {
    const refusal = this.#options.takeDigestRefusal();
    if (status === 401 || status === 407 || status === 403) {
      return { kind: 'refused', why: refusal ? explainRefusal(refusal) : wrongPassword };
    }
    if (status === 404)
      return { kind: 'refused', why: 'The edge does not know this SIP address. Check it in the account settings.' };
    const why =
      status === 408 || status === 503 ? 'The edge is not available.' : `The edge refused to register (${status}).`;
    return { kind: 'unavailable', why, retryAfterMs: retryAfter === null ? null : retryAfter * 1_000 };
  }
}

const wrongPassword =
  'The edge refused the user name or password. Calls cannot arrive until they are corrected in the account settings.';

function explainRefusal(refusal: DigestRefusal): string {
  switch (refusal.kind) {
    case 'foreign-realm':
      return `The edge asks for a password for “${refusal.realm.slice(0, 60)}”, which is not this account's realm. Nothing was sent.`;
    case 'unknown-method':
      return 'The edge asks for a kind of sign-in that Baton does not know.';
    default:
      return refusal satisfies never;
  }
}

/** Lifetime the registrar granted to our contact, seconds. The guard leaves only ours in the list. */
function grantedSeconds(contacts: readonly string[]): number | null {
  const granted = contacts
    .map((contact) => /;\s*expires\s*=\s*"?(\d{1,7})/i.exec(contact)?.[1])
    .find((seconds) => seconds);
  return granted === undefined ? null : Number(granted);
}

function readSeconds(value: string | undefined): number | null {
  const seconds = /^\s*(\d{1,6})/.exec(value ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds);
}
