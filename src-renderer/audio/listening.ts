/** Listens to a microphone without sending it anywhere: for a level meter, and to see whether a device gives sound at all. */
import type { LevelWatch } from '../call/ports.ts';

/** Samples per reading: 43 ms at 48 kHz, so that readings every 40 ms miss nothing. */
const window = 2_048;
/** A device that was just opened may need this long to wake, as Bluetooth headsets do, ms. */
const wakeUp = 2_000;
const lookEvery = 40;

/** A clone is listened to: the desk's own track stays disabled, which would read as silence. */
export function listenTo(context: AudioContext, track: MediaStreamTrack): LevelWatch {
  const clone = track.clone();
  clone.enabled = true;
  const source = context.createMediaStreamSource(new MediaStream([clone]));
  const analyser = context.createAnalyser();
  analyser.fftSize = window;
  source.connect(analyser);
  const samples = new Float32Array(window);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      let peak = 0;
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
      return peak;
    },
    stop() {
      source.disconnect();
      clone.stop();
    },
  };
}

/** The same for whichever microphone is in use at the time. */
export function listenToCurrent(context: AudioContext, current: () => MediaStreamTrack | null): LevelWatch {
  let track: MediaStreamTrack | null = null;
  let watch: LevelWatch | null = null;
  return {
    level() {
      const now = current();
      if (now !== track) {
        watch?.stop();
        track = now;
        watch = now === null ? null : listenTo(context, now);
      }
      return watch?.level() ?? 0;
    },
    stop: () => watch?.stop(),
  };
}

/** Any live microphone has noise of its own; one that is muted or dead gives zeros. */
export async function givesSound(context: AudioContext, track: MediaStreamTrack): Promise<boolean> {
  const watch = listenTo(context, track);
  try {
    for (let waited = 0; waited < wakeUp; waited += lookEvery) {
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
      if (watch.level() > 0) return true;
    }
    return false;
  } finally {
    watch.stop();
  }
}
