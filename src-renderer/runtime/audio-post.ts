/** Opens the audio desk once at sign-in, and keeps the line's view of the microphone true. */
import type { AudioSettings, ManagedAudioDesk } from '../call/ports.ts';
import type { Clock } from './clock.ts';
import type { LineState } from './line-state.ts';
import type { Log } from './log.ts';

/**
 * How long the phone waits for the microphone before it registers, ms. A permission question may stand open for minutes;
 * the phone rings meanwhile and a bridge says why it has to wait.
 */
export const microphonePatience = 400;

export interface AudioPost {
  desk(): ManagedAudioDesk | null;
  /** Opens the desk, or applies the settings to the open one. Null: this machine has no audio at all. */
  open(settings: AudioSettings): Promise<ManagedAudioDesk | null>;
  close(): Promise<void>;
}

export interface AudioPostDependencies {
  readonly openAudioDesk: (settings: AudioSettings) => Promise<ManagedAudioDesk>;
  readonly clock: Clock;
  readonly update: (patch: Partial<LineState>) => void;
  readonly notify: (text: string) => void;
  readonly log: Log;
}

export function createAudioPost({ openAudioDesk, clock, update, notify, log }: AudioPostDependencies): AudioPost {
  let desk: ManagedAudioDesk | null = null;

  function microphoneSettled(opened: ManagedAudioDesk): Promise<void> {
    if (opened.microphoneState !== 'opening') return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        unsubscribe();
        cancel();
        resolve();
      };
      const unsubscribe = opened.subscribe((event) => {
        if (event.type === 'microphone' && event.state !== 'opening') done();
      });
      const cancel = clock.after(microphonePatience, done);
    });
  }

  async function openNew(settings: AudioSettings): Promise<ManagedAudioDesk | null> {
    try {
      const opened = await openAudioDesk(settings);
      opened.subscribe((event) => {
        if (event.type === 'microphone') update({ microphone: event.state });
        else notify(event.text);
      });
      update({ microphone: opened.microphoneState });
      desk = opened;
      await microphoneSettled(opened);
      return opened;
    } catch (error) {
      log('error', 'audio.not-opened', { error: error instanceof Error ? error.name : 'unknown' });
      update({ microphone: 'missing' });
      notify(
        'Audio could not be started, so calls cannot be taken here. Check the sound devices, then start Baton again.',
      );
      return null;
    }
  }

  return {
    desk: () => desk,
    async open(settings) {
      if (desk === null) return openNew(settings);
      await desk.apply(settings);
      return desk;
    },
    async close() {
      await desk?.close();
      desk = null;
    },
  };
}
