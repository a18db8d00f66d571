/** Who may ask: only the main frame of the main window, showing Baton's own page (checklist 17). */
import { isMainPage } from '../shell/app-origin.ts';

/** The part of Electron's invoke event the decision needs. */
export interface Sender {
  readonly sender: { readonly id: number };
  /** null when the frame was destroyed or navigated away since it asked. */
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export function isTrustedSender(event: Sender, mainContentsId: number | null): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && event.sender.id === mainContentsId && isMainPage(frame.url);
}
