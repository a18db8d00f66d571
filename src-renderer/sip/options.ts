/** Asks the edge for a sign of life: OPTIONS to its own domain (RFC 3261 11). */
import type { UserAgent } from 'sip.js';

/**
 * Any answer of the edge proves the path, a refusal too. The 408 and 503 that sip.js makes up for "no answer" have no
 * text and are not told.
 */
export function askOptions(userAgent: UserAgent, onAnswer: () => void): void {
  const core = userAgent.userAgentCore;
  const own = userAgent.configuration.uri;
  const registrar = own.clone();
  registrar.user = undefined;
  const message = core.makeOutgoingRequestMessage('OPTIONS', registrar, own, registrar, {});
  core.request(message, {
    onAccept: onAnswer,
    onRedirect: onAnswer,
    onReject: ({ message: response }) => {
      if (response.data) onAnswer();
    },
  });
}
