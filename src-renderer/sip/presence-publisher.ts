/**
 * Keeps one publication of a rep's presence at the edge (RFC 3903): at most one PUBLISH under way, the newest state wins, and
 * an edge that has no use for presence is not asked again while this phone is signed in.
 *
 * sip.js's own Publisher overlaps its requests and throws after a refusal, so this stands on its core.
 */
import type { Core, UserAgent } from 'sip.js';
import type { PublishedPresence } from '../call/ports.ts';
import type { Log } from './log.ts';
import { presenceContentType, presenceDocument } from './presence-document.ts';

/** Lifetime asked for, and the longest an edge may make of it, seconds. */
const lifetime = { wanted: 3_600, most: 86_400 };
/** Part of the granted lifetime after which it is refreshed. */
const refreshAt = 0.75;
/** After a failure that may pass, at least and, whatever the edge asks, at most, s. */
const retryAfter = { least: 60, most: 86_400 };
/** For what is under way and the removal at sign-out, ms. */
const farewell = 1_000;
/**
 * Refusals that will not change: no such method, event package, body or right here. 482 (RFC 3261 8.2.2.2) is our own: an
 * edge that knows no presence took it for a call to us and sent it back.
 */
const lasting = [403, 404, 405, 415, 482, 489, 501];

export interface PresencePublisher {
  /** Registered over a new connection, or not any more. */
  onSignalling(up: boolean): void;
  /** What is to be seen may be another. */
  changed(): void;
  /** Takes the publication back; waits briefly for the answer. */
  stop(): Promise<void>;
}

export interface PresencePublisherParts {
  readonly userAgent: UserAgent;
  /** Of this device, the same after a restart. */
  readonly deviceId: string;
  /** Null: nothing is to be seen. */
  readonly presence: () => PublishedPresence | null;
  readonly log: Log;
}

/** What the edge has of us. */
type Publication =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly etag: string; readonly said: PublishedPresence };

export function createPresencePublisher({
  userAgent,
  deviceId,
  presence,
  log,
}: PresencePublisherParts): PresencePublisher {
  let publication: Publication = { kind: 'none' };
  let up = false;
  let refused = false;
  let stopped = false;
  let expires = lifetime.wanted;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** The request under way; null: none. An answer to any other is too late. */
  let pending: symbol | null = null;
  let onSettled = (): void => undefined;

  function later(seconds: number, act: () => void): void {
    if (timer !== null) clearTimeout(timer);
    if (!stopped) timer = setTimeout(act, seconds * 1_000);
  }

  function look(refresh = false): void {
    if (!up || refused || stopped || pending !== null) return;
    const wanted = presence();
    if (publication.kind === 'none') {
      if (wanted !== null) send(wanted, null);
    } else if (wanted === null) send(null, publication.etag);
    else if (wanted !== publication.said) send(wanted, publication.etag);
    else if (refresh) send(wanted, publication.etag, false);
  }

  /** `said` null: removal. A refresh has no body (RFC 3903 4.1). */
  function send(said: PublishedPresence | null, etag: string | null, withBody = said !== null): void {
    if (timer !== null) clearTimeout(timer);
    const mine = Symbol('publish');
    pending = mine;
    publish(
      userAgent,
      { etag, expires: said === null ? 0 : expires, body: withBody ? bodyOf(said) : undefined },
      (message) => {
        if (pending !== mine) return;
        pending = null;
        answered(message, said, etag);
        onSettled();
      },
    );
  }

  function bodyOf(said: PublishedPresence | null): Core.Body | undefined {
    if (said === null) return undefined;
    const content = presenceDocument(userAgent.configuration.uri.toString(), deviceId, said);
    return { contentDisposition: 'render', contentType: presenceContentType, content };
  }

  function answered(message: Core.IncomingResponseMessage, said: PublishedPresence | null, etag: string | null): void {
    const status = message.statusCode ?? 500;
    if (status < 300) accepted(message, said);
    else if (status === 412 && etag !== null) {
      // It had run out there: as if nothing had been said.
      publication = { kind: 'none' };
      look();
    } else if (status === 423 && longer(seconds(message, 'min-expires'))) look(true);
    else if (lasting.includes(status)) {
      refused = true;
      log('info', 'sip.presence-not-taken', { status });
    } else {
      log('info', 'sip.presence-not-published', { status });
      const wait = Math.max(retryAfter.least, seconds(message, 'retry-after') ?? 0);
      later(Math.min(wait, retryAfter.most), () => look(true));
    }
  }

  function accepted(message: Core.IncomingResponseMessage, said: PublishedPresence | null): void {
    const etag = message.getHeader('sip-etag');
    publication = said === null || etag === undefined ? { kind: 'none' } : { kind: 'kept', etag, said };
    if (said !== null && etag === undefined) {
      // Without a tag it can be neither changed nor taken back (RFC 3903 6).
      refused = true;
      log('warn', 'sip.presence-without-tag');
      return;
    }
    if (said !== null)
      later(Math.max(1, Math.min(seconds(message, 'expires') ?? expires, expires)) * refreshAt, () => look(true));
    look();
  }

  /** Whether asking again for the edge's shortest lifetime makes sense. */
  function longer(shortest: number | null): boolean {
    if (shortest === null || shortest <= expires || shortest > lifetime.most) return false;
    expires = shortest;
    return true;
  }

  return {
    onSignalling(isUp) {
      up = isUp;
      // An answer to what went out over the old connection will not come.
      pending = null;
      if (isUp) look(true);
    },
    changed: () => look(),
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      if (!up) return;
      await new Promise<void>((resolve) => {
        const patience = setTimeout(resolve, farewell);
        const done = (): void => {
          clearTimeout(patience);
          resolve();
        };
        const takeBack = (): void => {
          if (publication.kind === 'none') done();
          else publish(userAgent, { etag: publication.etag, expires: 0, body: undefined }, done);
        };
        // The answer that is awaited brings the only tag the edge will take.
        if (pending === null) takeBack();
        else onSettled = takeBack;
      });
    },
  };
}

interface PublishRequest {
  /** Of the publication that is refreshed, changed or removed; null: a new one. */
  readonly etag: string | null;
  readonly expires: number;
  readonly body: Core.Body | undefined;
}

function publish(
  { configuration: { uri }, userAgentCore: core }: UserAgent,
  { etag, expires, body }: PublishRequest,
  onAnswer: (message: Core.IncomingResponseMessage) => void,
): void {
  const headers = ['Event: presence', `Expires: ${expires}`, ...(etag === null ? [] : [`SIP-If-Match: ${etag}`])];
  const answered = ({ message }: Core.IncomingResponse): void => onAnswer(message);
  const request = core.makeOutgoingRequestMessage('PUBLISH', uri, uri, uri, {}, headers, body);
  core.publish(request, { onAccept: answered, onReject: answered, onRedirect: answered });
}

function seconds(message: Core.IncomingResponseMessage, header: string): number | null {
  const read = /^\s*(\d{1,7})\s*(;|$)/.exec(message.getHeader(header) ?? '')?.[1];
  return read === undefined ? null : Number(read);
}
