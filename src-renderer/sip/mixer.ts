/** The microphone and another far end as one track, so that two far ends hear each other: the rep's machine is the bridge. */

export class Mixer {
  readonly track: MediaStreamTrack;
  readonly #context: AudioContext;
  readonly #destination: MediaStreamAudioDestinationNode;
  readonly #other: MediaStreamAudioSourceNode;
  #microphone: { readonly track: MediaStreamTrack; readonly source: MediaStreamAudioSourceNode } | null = null;

  /** Rejects when the context gives no track. */
  constructor(context: AudioContext, other: MediaStream) {
    this.#context = context;
    this.#destination = context.createMediaStreamDestination();
    const [track] = this.#destination.stream.getAudioTracks();
    if (track === undefined) throw new Error('no mixed track');
    this.track = track;
    this.#other = context.createMediaStreamSource(other);
    this.#other.connect(this.#destination);
  }

  /** What is muted: the other far end goes on being sent. */
  get microphone(): MediaStreamTrack | null {
    return this.#microphone?.track ?? null;
  }

  setMicrophone(track: MediaStreamTrack | null): void {
    this.#microphone?.source.disconnect();
    this.#microphone = null;
    if (track === null) return;
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    source.connect(this.#destination);
    this.#microphone = { track, source };
  }

  /** The microphone lives on. */
  stop(): void {
    this.setMicrophone(null);
    this.#other.disconnect();
    this.track.stop();
  }
}
