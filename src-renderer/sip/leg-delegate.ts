/** What the far end may ask of a call, as sip.js reports it, and what it is refused. */
import type { Notification, Referral, SessionDelegate } from 'sip.js';
import type { CancelCause } from '../call/ports.ts';
import { cancelCause } from './cancel-cause.ts';
import { CallDescriptionHandler } from './description-handler.ts';

export interface LegListeners {
  /** Our 200 or our answer to a re-INVITE was acknowledged; the body answers an offer of ours. */
  readonly onAck: (sdp: string) => void;
  readonly onBye: () => void;
  readonly onCancel: (cause: CancelCause) => void;
  /** A re-INVITE was answered; its body, empty when it asked for our offer. */
  readonly onReinvite: (sdp: string) => void;
  /** A report within the call: of a transfer, nothing else is asked for. */
  readonly onNotify: (notification: Notification) => void;
  /** Without a policy that allows it, nothing may send a call elsewhere: see referral.ts. */
  readonly onRefer: (request: Referral) => void;
  readonly onMedia: (handler: CallDescriptionHandler) => void;
}

export function legDelegate(listeners: LegListeners): SessionDelegate {
  return {
    onAck: ({ request }) => listeners.onAck(request.body),
    onBye: (bye) => {
      listeners.onBye();
      void bye.accept();
    },
    onCancel: ({ request }) => listeners.onCancel(cancelCause(request.getHeaders('reason'))),
    onInvite: (request) => listeners.onReinvite(request.body),
    onNotify: (notification) => listeners.onNotify(notification),
    onMessage: (message) => void message.reject({ statusCode: 405 }),
    // Without this sip.js follows any REFER.
    onRefer: (request) => listeners.onRefer(request),
    onSessionDescriptionHandler: (handler) => {
      if (handler instanceof CallDescriptionHandler) listeners.onMedia(handler);
    },
  };
}
