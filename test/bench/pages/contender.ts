/** What every phone in the bridge and recover benches must do, so that one loop measures them all. */
export interface Contender {
  /** Connects and registers. */
  register(line: { server: string; domain: string; user: string; password: string }): Promise<void>;
  /** When it was registered after not having been, page clock, oldest first. */
  registrations(): readonly number[];
  /** Resolves once a call rings and Bridge may be pressed. */
  ringing(): Promise<void>;
  /** What the button does. */
  bridge(): void;
  /** RMS of what the rep hears now, 0..1. */
  level(): number;
  /** The call is over and everything of it released. */
  idle(): Promise<void>;
}

/** Meters a remote stream the way a rep hears it: after decoding, before the loudspeaker. */
export class StreamMeter {
  readonly #context: AudioContext;
  readonly #samples = new Float32Array(256);
  readonly #analyser: AnalyserNode;
  // Chromium decodes a remote WebRTC track only while a media element plays it.
  readonly #element = new Audio();
  #source: MediaStreamAudioSourceNode | null = null;
  #trackId: string | null = null;

  constructor(context: AudioContext) {
    this.#context = context;
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = 256;
    this.#element.muted = true;
  }

  attach(stream: MediaStream): void {
    const track = stream.getAudioTracks()[0];
    if (track === undefined || track.id === this.#trackId) return;
    this.detach();
    this.#trackId = track.id;
    this.#element.srcObject = stream;
    void this.#element.play();
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.#analyser);
  }

  detach(): void {
    this.#source?.disconnect();
    this.#source = null;
    this.#trackId = null;
    this.#element.srcObject = null;
  }

  level(): number {
    if (this.#source === null) return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let energy = 0;
    for (const sample of this.#samples) energy += sample * sample;
    return Math.sqrt(energy / this.#samples.length);
  }
}

/** Now, on the page clock that every page of one browser shares. */
export const pageClock = (): number => performance.timeOrigin + performance.now();

/** Resolves when `check` answers true; looked at every 2 ms, the resolution of the bench. */
export async function until(check: () => boolean, timeoutMs = 15_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!check()) {
    if (performance.now() > deadline) throw new Error('the bench waited too long');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
