/** One notification of the operating system that follows what it tells: shown, worded anew, closed. */
import { Notification } from 'electron';

export interface NoticeText {
  /** The call or offer it tells of; another one is another notification, whatever the words. */
  readonly about: string;
  readonly title: string;
  readonly body: string;
  /** Buttons, where the operating system has them. */
  readonly answers: readonly { readonly text: string; readonly choose: () => void }[];
}

export interface Notice {
  /** Null closes it. */
  follow(text: NoticeText | null): void;
}

/** `windowInView`: true while the rep looks at the window, which then is enough. `raise`: whoever answers wants to see. */
export function createNotice(windowInView: () => boolean, raise: () => void): Notice {
  let shown: { readonly notification: Notification; readonly about: string; readonly words: string } | null = null;

  const close = (): void => {
    shown?.notification.close();
    shown = null;
  };

  const show = ({ about, title, body, answers }: NoticeText, words: string): void => {
    const notification = new Notification({
      title,
      body,
      // Baton rings on the device the rep chose; a second sound would come from the wrong one.
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
      actions: answers.map(({ text }) => ({ type: 'button', text })),
    });
    notification.on('click', raise);
    notification.on('action', (details) => {
      const answer = answers[details.actionIndex];
      if (answer === undefined) return;
      raise();
      answer.choose();
    });
    notification.show();
    shown = { notification, about, words };
  };

  return {
    follow(text) {
      if (text === null) {
        close();
        return;
      }
      const { about, title, body, answers } = text;
      const words = JSON.stringify([about, title, body, answers.map((answer) => answer.text)]);
      if (shown?.words === words || !Notification.isSupported()) return;
      const first = shown?.about !== about;
      close();
      if (!first || !windowInView()) show(text, words);
    },
  };
}
