/** An audio desk that makes no sound and remembers what it would have sounded like. */
import { ok, type Result } from '../../../src-main/contract/result.ts';
import type {
  AudioDesk,
  AudioDeskEvent,
  AudioSettings,
  LevelWatch,
  ManagedAudioDesk,
} from '../../../src-renderer/call/ports.ts';
import { FakeTrack } from './fake-media.ts';

export class FakeAudioDesk implements ManagedAudioDesk {
  microphone: MediaStreamTrack | null = new FakeTrack('fake microphone');
  microphoneState: ManagedAudioDesk['microphoneState'] = 'ready';
  settings: AudioSettings;
  ringing = false;
  ringback = false;
  beeps = 0;
  reopened = 0;
  closed = false;
  /** Ids of the streams that are attached, with whether they are audible. */
  readonly farEnds = new Map<string, boolean>();
  /** What the whisper says, while it does. */
  whisper: Uint8Array | null = null;
  whisperAnswer: Result<void> = ok(undefined);
  #endWhisper: (() => void) | null = null;
  readonly #listeners = new Set<(event: AudioDeskEvent) => void>();

  constructor(settings: AudioSettings) {
    this.settings = settings;
  }

  get context(): AudioContext {
    throw new Error('there is no audio in this test');
  }

  subscribe(listener: (event: AudioDeskEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onMicrophone(): () => void {
    return () => undefined;
  }

  setMicrophone(state: ManagedAudioDesk['microphoneState']): void {
    this.microphoneState = state;
    this.emit({ type: 'microphone', state });
  }

  emit(event: AudioDeskEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  async apply(settings: AudioSettings): Promise<void> {
    this.settings = settings;
  }

  startRingback(): void {
    this.ringback = true;
  }

  stopRingback(): void {
    this.ringback = false;
  }

  async reopenMicrophone(): Promise<void> {
    this.reopened += 1;
  }

  attach(stream: MediaStream): ReturnType<AudioDesk['attach']> {
    this.farEnds.set(stream.id, false);
    return {
      setAudible: (audible) => this.farEnds.set(stream.id, audible),
      level: () => 0,
      detach: () => this.farEnds.delete(stream.id),
    };
  }

  remoteLevel(): number {
    return [...this.farEnds.values()].includes(true) ? 0.5 : 0;
  }

  /** How loud the microphone is. */
  inputLevel = 0;
  readonly tests: string[] = [];

  listen(): LevelWatch {
    return { level: () => this.inputLevel, stop: () => undefined };
  }

  async playTest(where: 'headset' | 'ringer'): Promise<Result<void>> {
    this.tests.push(where);
    return ok(undefined);
  }

  startRinger(): void {
    this.ringing = true;
  }

  stopRinger(): void {
    this.ringing = false;
  }

  beep(): void {
    this.beeps += 1;
  }

  playWhisper(wav: Uint8Array): Promise<Result<void>> {
    this.whisper = wav;
    if (!this.whisperAnswer.ok) return Promise.resolve(this.whisperAnswer);
    return new Promise((resolve) => {
      this.#endWhisper = () => {
        this.whisper = null;
        resolve(ok(undefined));
      };
    });
  }

  /** The voice has said everything. */
  finishWhisper(): void {
    this.#endWhisper?.();
  }

  cutWhisper(): void {
    this.#endWhisper?.();
  }

  async phraseTrack(): Promise<MediaStreamTrack> {
    return new FakeTrack('phrase');
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}
