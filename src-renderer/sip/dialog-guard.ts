/** Requests of the far end inside an early dialog, which sip.js leaves to the application. */
import { Core, type Invitation } from 'sip.js';

/**
 * A caller may end an early dialog by BYE (RFC 3261 15): sip.js answers it but keeps the INVITE ringing.
 * `onBye` has to give the INVITE its 487 (RFC 3261 15.1.2).
 */
export function guardDialog(invitation: Invitation, onBye: () => void): void {
  const { dialog } = invitation;
  if (dialog?.sessionState !== Core.SessionState.Early) return;
  dialog.delegate = {
    ...dialog.delegate,
    onBye: (bye) => {
      bye.accept();
      onBye();
    },
  };
}
