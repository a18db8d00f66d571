/**
 * The sound the caller sends: spoken lines over a quiet room. The room never stops, because a line that goes dead between
 * sentences sounds like a lost call.
 */
import type { SpokenLine } from '../../src-main/contract/practice.ts';
import type { Voice } from './ports.ts';

/** Peak of the room tone, about -60 dBFS. */
const roomLevel = 0.001;

/** No output device: whatever is played here goes into calls only. The type library lags behind the option. */
const noOutput: AudioContextOptions & { readonly sinkId: { readonly type: 'none' } } = { sinkId: { type: 'none' } };

export interface VoiceBox extends Voice {
  readonly context: AudioContext;
  /** What the call sends. */
  readonly track: MediaStreamTrack;
}

/** Rejects when this browser runs no audio. */
export async function openVoiceBox(): Promise<VoiceBox> {
  const context = new AudioContext(noOutput);
  await context.resume();
  const call = context.createMediaStreamDestination();
  const [track] = call.stream.getAudioTracks();
  if (!track) throw new Error('no audio track to send');
  playRoom(context, call);
  const loaded = new Map<string, Promise<AudioBuffer>>();

  function load(audio: string): Promise<AudioBuffer> {
    const known = loaded.get(audio) ?? fetchAudio(context, audio);
    loaded.set(audio, known);
    return known;
  }

  return {
    context,
    track,
    async speak(line: SpokenLine, signal: AbortSignal) {
      const buffer = await load(line.audio);
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        const source = new AudioBufferSourceNode(context, { buffer });
        source.addEventListener('ended', () => resolve(), { once: true });
        signal.addEventListener('abort', () => source.stop(), { once: true });
        source.connect(call);
        source.start();
      });
    },
  };
}

async function fetchAudio(context: AudioContext, audio: string): Promise<AudioBuffer> {
  const response = await fetch(`./practice/${audio}`);
  if (!response.ok) throw new Error(`${audio} is missing (${response.status})`);
  return context.decodeAudioData(await response.arrayBuffer());
}

/** Brown noise, two seconds in a loop: closer to a quiet office than white noise. */
function playRoom(context: AudioContext, call: AudioNode): void {
  const buffer = context.createBuffer(1, context.sampleRate * 2, context.sampleRate);
  const samples = buffer.getChannelData(0);
  let level = 0;
  for (let i = 0; i < samples.length; i += 1) {
    level = level * 0.98 + (Math.random() * 2 - 1) * 0.2;
    // Fade both ends, so that the loop has no click.
    const edge = Math.min(1, i / 2_400, (samples.length - i) / 2_400);
    samples[i] = Math.max(-1, Math.min(1, level)) * roomLevel * edge;
  }
  const room = new AudioBufferSourceNode(context, { buffer, loop: true });
  room.connect(call);
  room.start();
}
