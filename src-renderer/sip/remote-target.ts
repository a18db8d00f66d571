/**
 * Where the requests of a dialog go (RFC 3261 12.2): to the newest Contact of the far end. sip.js moves it with re-INVITEs of
 * the far end alone, neither with the answers to ours nor with an UPDATE.
 */
import { Core } from 'sip.js';

/** `message`: a target refresh request that was accepted, or the 2xx to one of ours. */
export function refreshTarget(dialog: Core.Dialog, message: Core.IncomingMessage): void {
  const contact: unknown = message.parseHeader('contact');
  // Only its own classes may write it.
  const state: unknown = Reflect.get(dialog, 'dialogState');
  if (contact instanceof Core.NameAddrHeader && typeof state === 'object' && state !== null) {
    Reflect.set(state, 'remoteTarget', contact.uri);
  }
}

/** From now on the 2xx to a re-INVITE of ours moves the target; its ACK goes to the new one already (RFC 3261 12.2.1.2). */
export function refreshTargetByAnswers(dialog: Core.SessionDialog): void {
  const invite = dialog.invite.bind(dialog);
  dialog.invite = (delegate, options) =>
    invite(
      {
        ...delegate,
        onAccept: (response) => {
          refreshTarget(dialog, response.message);
          delegate?.onAccept?.(response);
        },
      },
      options,
    );
}
