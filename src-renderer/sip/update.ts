/**
 * UPDATE (RFC 3311), which sip.js answers 405: refreshes of a session, and offers outside of INVITE. Answered without a
 * transaction: over a WebSocket nothing is sent twice (RFC 3261 17.2.2).
 */
import type { Core, UserAgent } from 'sip.js';
import { errorName, type Log } from './log.ts';
import { refreshTarget } from './remote-target.ts';

export type UpdateAnswer = Core.ResponseOptions;
/** Answers an UPDATE of one call. */
export type UpdateTaker = (request: Core.IncomingRequestMessage) => Promise<UpdateAnswer>;

/** `takerOf`: who answers for the dialog of this id; null: there is no such call. */
export function answerUpdates(userAgent: UserAgent, takerOf: (dialogId: string) => UpdateTaker | null, log: Log): void {
  const core = userAgent.userAgentCore;
  const receive = core.receiveIncomingRequestFromTransport.bind(core);

  async function answer(request: Core.IncomingRequestMessage): Promise<UpdateAnswer> {
    const { callId, toTag, fromTag, cseq } = request;
    const dialogId = `${callId}${toTag}${fromTag}`;
    const dialog = core.dialogs.get(dialogId);
    const take = takerOf(dialogId) ?? earlyTaker(dialog);
    if (take === null) return { statusCode: 481 };
    // RFC 3261 12.2.2: out of order.
    if (cseq < (dialog?.remoteSequenceNumber ?? 0)) return { statusCode: 500 };
    const answered = await take(request);
    if (dialog !== undefined && answered.statusCode >= 200 && answered.statusCode < 300) refreshTarget(dialog, request);
    const contact = `Contact: ${userAgent.contact.toString()}`;
    return { ...answered, extraHeaders: [contact, ...(answered.extraHeaders ?? [])] };
  }

  core.receiveIncomingRequestFromTransport = (request) => {
    if (request.method !== 'UPDATE') return receive(request);
    answer(request)
      .catch((error: unknown) => {
        log('error', 'call.update-failed', { why: errorName(error) });
        return { statusCode: 500 };
      })
      .then((response) => core.replyStateless(request, response))
      .catch((error: unknown) => log('warn', 'call.update-not-answered', { why: errorName(error) }));
  };
}

/**
 * A call of ours that was not answered yet has a dialog for each phone that rings, and none of them is the call's. 481 would
 * end it there; an offer before ours is answered is 491 (RFC 3311 5.2).
 */
function earlyTaker(dialog: Core.Dialog | undefined): UpdateTaker | null {
  return dialog?.early ? async ({ body }) => ({ statusCode: body.trim() === '' ? 200 : 491 }) : null;
}

/** `Allow` as sip.js writes it leaves UPDATE out: a far end that reads it would never send one. */
export function allowingUpdates(message: string): string {
  return message.replace(/^Allow: [^\r\n]+/m, '$&,UPDATE');
}
