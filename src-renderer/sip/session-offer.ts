/**
 * The life of a session that a call of ours opens (RFC 4028 7.1): offered in the INVITE, and asked for again as long as a 422
 * wants it to be longer. sip.js ends a call at any refusal: the next INVITE is sent beneath it, as it does for a password.
 */
import type { Core, UserAgent } from 'sip.js';
import { openingFields, readTerms } from './session-timer.ts';

/** INVITEs of one call, each with what the 422 before it has named: one for every proxy on the way that may want more. */
const maxAttempts = 4;

export function offerSession(request: Core.OutgoingRequestMessage, minSe?: number): void {
  for (const [name, value] of openingFields(minSe)) request.setHeader(name, value);
}

export function askAgainWhenTooShort({ userAgentCore: core }: UserAgent): void {
  const invite = core.invite.bind(core);
  core.invite = (request, delegate) => {
    let attempt = 1;
    let cancelled = false;
    const onReject = (response: Core.IncomingResponse): void => {
      const { minSe } = readTerms(response.message);
      const wantsMore = response.message.statusCode === 422 && minSe > readTerms(request).minSe;
      if (!wantsMore || cancelled || attempt >= maxAttempts) {
        delegate?.onReject?.(response);
        return;
      }
      attempt += 1;
      offerSession(request, minSe);
      request.cseq += 1;
      request.setHeader('cseq', `${request.cseq} INVITE`);
      sent = send();
    };
    const send = () => invite(request, { ...delegate, onReject });
    let sent = send();
    return {
      message: request,
      ...(delegate === undefined ? {} : { delegate }),
      dispose: () => sent.dispose(),
      cancel(reason, options) {
        cancelled = true;
        sent.cancel(reason, options);
      },
    };
  };
}
