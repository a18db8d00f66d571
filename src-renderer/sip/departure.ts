/** How this side leaves a call: a final response before it was answered, BYE after, with the reason in either. */
import { type Invitation, SessionState } from 'sip.js';
import { type Log, quietly } from './log.ts';
import { reasonHeader } from './outgoing.ts';

/** Never rejects. `reason` travels in X-Baton-Reason. */
export async function depart(invitation: Invitation, statusCode: number, reason: string, log: Log): Promise<void> {
  const extraHeaders = reasonHeader(reason);
  switch (invitation.state) {
    case SessionState.Initial:
    case SessionState.Establishing:
      return quietly(log, 'call.not-declined', () => invitation.reject({ statusCode, extraHeaders }));
    case SessionState.Established:
      // sip.js waits for an outstanding ACK before it sends the BYE (RFC 3261 15): the rep does not.
      void quietly(log, 'call.bye-not-sent', () => invitation.bye({ requestOptions: { extraHeaders } }));
      return;
    case SessionState.Terminating:
    case SessionState.Terminated:
      return;
    default:
      invitation.state satisfies never;
  }
}
