/** Speaks the whisper into the headset, and only there: it never touches the microphone's path. */
import type { HandoffBrief } from '../../src-main/contract/brief.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { AudioDesk } from '../call/ports.ts';
import type { LineState } from './line-state.ts';

export interface WhisperVoice {
  /** Goes on when it speaks already. */
  speak(brief: HandoffBrief): void;
  /** Speaks, or falls silent if it speaks already. */
  toggle(brief: HandoffBrief): void;
  /** Silent at once, also when the voice is still being synthesised. */
  cut(): void;
}

export interface WhisperVoiceDependencies {
  readonly audio: () => Pick<AudioDesk, 'playWhisper' | 'cutWhisper'> | null;
  readonly synthesise: (text: string) => Promise<Result<Uint8Array>>;
  readonly textOf: (brief: HandoffBrief) => string;
  readonly onState: (state: LineState['whisper']) => void;
  readonly onProblem: (message: string) => void;
}

/** Characters the synthesiser takes at once. */
const textLimit = 600;

export function createWhisperVoice(deps: WhisperVoiceDependencies): WhisperVoice {
  /** Counts utterances: an answer that belongs to an older one is dropped. */
  let utterance = 0;
  let speaking = false;
  let complained = false;

  function cut(): void {
    utterance += 1;
    if (!speaking) return;
    speaking = false;
    deps.audio()?.cutWhisper();
    deps.onState('idle');
  }

  function giveUp(message: string): void {
    speaking = false;
    deps.onState('unavailable');
    if (!complained) deps.onProblem(`The whisper cannot be spoken, read it on the card. ${message}`);
    complained = true;
  }

  async function say(text: string): Promise<void> {
    const mine = utterance;
    const wav = await deps.synthesise(text);
    if (mine !== utterance) return;
    if (!wav.ok) return giveUp(wav.error.message);
    const played = await deps.audio()?.playWhisper(wav.value);
    if (mine !== utterance) return;
    if (played !== undefined && !played.ok) return giveUp(played.error.message);
    speaking = false;
    deps.onState('idle');
  }

  function speak(brief: HandoffBrief): void {
    if (speaking) return;
    utterance += 1;
    const text = deps.textOf(brief).slice(0, textLimit);
    if (text === '') return;
    speaking = true;
    deps.onState('speaking');
    void say(text);
  }

  return {
    speak,
    cut,
    toggle: (brief) => (speaking ? cut() : speak(brief)),
  };
}
