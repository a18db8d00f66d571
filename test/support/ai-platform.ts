/**
 * An AI platform for tests without a SIP server: the practice line's exchange as the edge, and a caller that writes its
 * INVITEs by hand, so that a test sees every answer of the phone and may send whatever it likes. It carries no sound.
 */
import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { expect, type Page } from '@playwright/test';
import type { Edge } from '../../src-main/contract/settings.ts';
import { type Message, parseMessage, webrtcSdp } from '../sip/support/sip-text.ts';
import { domain, registered, runExchange, type SipClient } from '../unit/practice/sip-client.ts';
import type { DeskStub } from './desk-stub.ts';

export interface PlatformCall {
  readonly callId: string;
  /** The first message of this call whose start line matches, whenever it came. */
  answer(startLine: RegExp): Promise<Message>;
  /** The final answer, acknowledged. */
  final(): Promise<Message>;
  /** Whether a message of this call so far matches. */
  saw(startLine: RegExp): boolean;
  cancel(): void;
}

export interface AiPlatform {
  /** Signs the phone in to this platform's edge, with the desk when one is given; resolves when it is reachable. */
  signIn(page: Page, desk?: DeskStub): Promise<void>;
  /** `headers`: whole header lines, e.g. `X-Baton-Handoff: …`. */
  call(options?: { headers?: readonly string[]; displayName?: string }): PlatformCall;
  stop(): Promise<void>;
}

/** A reference as a desk makes it; a phone without the key asks the desk about it. */
export function referenceTo(handoffKey: string): string {
  return `X-Baton-Handoff: ${handoffKey}.${randomBytes(12).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
}

export async function startAiPlatform(): Promise<AiPlatform> {
  const running = await runExchange();
  const ai = await registered(running.url, 'ai');
  const inbox = new Inbox(ai);
  const edge: Edge = {
    label: 'Test edge',
    server: running.url,
    aor: `sip:rep@${domain}`,
    username: 'rep',
    realm: domain,
    displayName: 'Sarah',
    strategy: 'early',
    acceptSignal: { kind: 'dtmf', digit: '1' },
    expiresSeconds: 120,
    iceServers: [],
  };
  return {
    async signIn(page, desk) {
      await page.waitForFunction(() => document.querySelector('h1') !== null);
      // Sent together and not awaited: a new edge means a new content security policy, for which the page is loaded again.
      await page.evaluate(
        ([account, baseUrl, bearer]) => {
          const { baton } = window;
          void baton.request('desk:secrets', { bearer, referenceKey: null });
          void baton.request('settings:set', { desk: baseUrl === null ? null : { baseUrl } });
          void baton.request('account:save', { edge: account, password: 'rep-secret' });
        },
        [edge, desk?.baseUrl ?? null, desk?.bearer ?? ''] as const,
      );
      await expect(page.getByText('Practice line.')).toBeHidden();
      await expect.poll(() => running.exchange.isRegistered('rep')).toBe(true);
      await expect(page.getByText(/^Reachable, \d+ ms/)).toBeVisible();
    },
    call: (options = {}) => placeCall(ai, inbox, options),
    async stop() {
      ai.close();
      await running.close();
    },
  };
}

/** Everything the caller received, by call, with waiting for what is still to come. */
class Inbox {
  readonly #messages: Message[] = [];
  readonly #changes = new EventEmitter().setMaxListeners(0);

  constructor(ai: SipClient) {
    ai.socket.on('message', (data) => {
      this.#messages.push(parseMessage(String(data)));
      this.#changes.emit('message');
    });
  }

  of(callId: string): Message[] {
    return this.#messages.filter((message) => message.header('call-id') === callId);
  }

  async until(callId: string, startLine: RegExp): Promise<Message> {
    for (;;) {
      const found = this.of(callId).find(({ startLine: line, method }) => method !== 'CANCEL' && startLine.test(line));
      if (found !== undefined) return found;
      await once(this.#changes, 'message');
    }
  }
}

function placeCall(
  ai: SipClient,
  inbox: Inbox,
  { headers = [], displayName }: { headers?: readonly string[]; displayName?: string },
): PlatformCall {
  const target = `sip:rep@${domain}`;
  const name = displayName === undefined ? '' : `"${displayName}" `;
  const from = `${name}<sip:ai@${domain}>;tag=${randomBytes(4).toString('hex')}`;
  const { branch, callId, cseq } = ai.request('INVITE', target, {
    from,
    headers: [
      `Contact: <${ai.contact}>`,
      'Allow: INVITE, ACK, BYE, CANCEL, PRACK',
      'Content-Type: application/sdp',
      ...headers,
    ],
    body: webrtcSdp(),
  });
  return {
    callId,
    answer: (startLine) => inbox.until(callId, startLine),
    async final() {
      const final = await inbox.until(callId, /^SIP\/2\.0 [2-6]/);
      // The ACK to a failure belongs to the INVITE's transaction (RFC 3261 17.1.1.3).
      ai.request('ACK', target, { from, to: final.header('to') ?? '', callId, cseq, branch });
      return final;
    },
    saw: (startLine) => inbox.of(callId).some((message) => startLine.test(message.startLine)),
    cancel: () => void ai.request('CANCEL', target, { from, callId, cseq, branch }),
  };
}
