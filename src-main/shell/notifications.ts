/** The ring card as a notification of the operating system. It lives exactly as long as the INVITE. */
import { Notification } from 'electron';
import type { CallIntent } from '../contract/call.ts';
import type { Presence } from '../contract/presence.ts';

export interface RingNotification {
  /** Shows, updates or closes the notification so that it matches the phone. */
  follow(presence: Presence): void;
  close(): void;
}

const answers: readonly { readonly text: string; readonly intent: CallIntent }[] = [
  { text: 'Bridge', intent: { type: 'bridge' } },
  { text: 'Decline', intent: { type: 'decline', reason: 'declined' } },
];

/** `windowInView`: true while the rep looks at the window; the card itself is then enough. */
export function createRingNotification(
  windowInView: () => boolean,
  raise: () => void,
  send: (intent: CallIntent) => void,
): RingNotification {
  let shown: { readonly notification: Notification; readonly text: string } | null = null;

  const close = (): void => {
    shown?.notification.close();
    shown = null;
  };

  const show = (presence: Presence, text: string): void => {
    const notification = new Notification({
      title: presence.headline ?? 'A handoff is ringing',
      body: presence.detail ?? 'A prospect is waiting for you.',
      // Baton rings on the device the rep chose; a second sound would come from the wrong one.
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
      actions: answers.map((answer) => ({ type: 'button', text: answer.text })),
    });
    notification.on('click', raise);
    notification.on('action', (details) => {
      const answer = answers[details.actionIndex];
      if (answer === undefined) return;
      raise();
      send(answer.intent);
    });
    notification.show();
    shown = { notification, text };
  };

  return {
    follow(presence) {
      if (presence.phase !== 'ringing') {
        close();
        return;
      }
      const text = `${presence.headline}\n${presence.detail}`;
      if (shown?.text === text || !Notification.isSupported()) return;
      const first = shown === null;
      close();
      if (!first || !windowInView()) show(presence, text);
    },
    close,
  };
}
