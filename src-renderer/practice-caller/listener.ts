/** Hears when the rep has finished a sentence, so that the prospect does not talk over it. */
import type { Ear } from './ports.ts';

/** Louder than this is speech, RMS of full scale (about -42 dBFS). */
const speechLevel = 0.008;
/** How much speech makes a reply and how long a pause ends it, ms. */
const reply = { least: 300, pause: 900 };
/** A rep who goes on talking is let talk this much longer than the wait for the first word, ms. */
const longestTalk = 15_000;
const stepMs = 50;

export interface Listener extends Ear {
  /** The rep's audio; a new stream replaces the old one. */
  attach(stream: MediaStream): void;
  detach(): void;
}

export function createListener(context: AudioContext): Listener {
  const analyser = new AnalyserNode(context, { fftSize: 2_048 });
  const samples = new Float32Array(analyser.fftSize);
  // Chromium feeds a remote stream into Web Audio only while a media element plays it.
  const element = new Audio();
  element.muted = true;
  let source: MediaStreamAudioSourceNode | null = null;
  let attached: AbortController | null = null;

  function level(): number {
    analyser.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  }

  function hear(stream: MediaStream): void {
    source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    source.connect(analyser);
  }

  function detach(): void {
    attached?.abort();
    source?.disconnect();
    source = null;
    element.srcObject = null;
  }

  return {
    attach(stream) {
      detach();
      element.srcObject = stream;
      // Refused playback only means that the prospect waits the full time instead of hearing the pause.
      element.play().catch(() => undefined);
      attached = new AbortController();
      // The 200 may be told before its answer is applied, which is what brings the track.
      if (stream.getAudioTracks().length > 0) hear(stream);
      else stream.addEventListener('addtrack', () => hear(stream), { once: true, signal: attached.signal });
    },
    detach,
    reply(atMostMs, signal) {
      return new Promise((resolve) => {
        const startedAt = performance.now();
        let spokenMs = 0;
        let lastLoudAt = startedAt;
        const finish = (): void => {
          clearInterval(timer);
          signal.removeEventListener('abort', finish);
          resolve();
        };
        const timer = setInterval(() => {
          const now = performance.now();
          if (level() >= speechLevel) {
            spokenMs += stepMs;
            lastLoudAt = now;
          }
          const replied = spokenMs >= reply.least && now - lastLoudAt >= reply.pause;
          const silent = spokenMs < reply.least && now - startedAt >= atMostMs;
          if (replied || silent || now - startedAt >= atMostMs + longestTalk) finish();
        }, stepMs);
        signal.addEventListener('abort', finish, { once: true });
        if (signal.aborted) finish();
      });
    },
  };
}
