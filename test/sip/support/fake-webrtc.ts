/** Just enough WebRTC for sip.js's session description handler: states and descriptions are real, media is not. */
import { unique, webrtcSdp } from './sip-text.ts';

export class FakeTrack extends EventTarget {
  readonly id = unique('track');
  readonly kind: string;
  enabled = true;
  readyState: 'live' | 'ended' = 'live';

  constructor(kind = 'audio') {
    super();
    this.kind = kind;
  }

  readonly clones: FakeTrack[] = [];

  clone(): FakeTrack {
    const clone = new FakeTrack(this.kind);
    clone.enabled = this.enabled;
    this.clones.push(clone);
    return clone;
  }

  stop(): void {
    this.readyState = 'ended';
  }
}

export class FakeStream extends EventTarget {
  readonly id = unique('stream');
  readonly #tracks: FakeTrack[];

  constructor(tracks: readonly FakeTrack[] = []) {
    super();
    this.#tracks = [...tracks];
  }

  getTracks = () => [...this.#tracks];
  getAudioTracks = () => this.#tracks.filter(({ kind }) => kind === 'audio');
  getVideoTracks = () => this.#tracks.filter(({ kind }) => kind === 'video');
  getTrackById = (id: string) => this.#tracks.find((track) => track.id === id) ?? null;
  addTrack = (track: FakeTrack) => void this.#tracks.push(track);
  removeTrack = (track: FakeTrack) => void this.#tracks.splice(this.#tracks.indexOf(track), 1);
}

class FakeSender {
  track: FakeTrack | null;
  /** replaceTrack waits for this, as it does for the browser's media threads. */
  gate: Promise<void> = Promise.resolve();
  transport: { state: string } | null = null;
  readonly dtmf = {
    canInsertDTMF: true,
    toneBuffer: '',
    insertDTMF: (tones: string) => {
      this.dtmf.toneBuffer = tones;
    },
  };

  constructor(track: FakeTrack | null) {
    this.track = track;
  }

  async replaceTrack(track: FakeTrack | null): Promise<void> {
    await this.gate;
    this.track = track;
  }
}

class FakeTransceiver {
  mid: string | null = null;
  direction: string;
  /** As preferred; null: the browser's own order. */
  codecs: string[] | null = null;
  readonly sender: FakeSender;
  readonly receiver = { track: new FakeTrack() };

  constructor(track: FakeTrack | null, direction: string) {
    this.sender = new FakeSender(track);
    this.direction = direction;
  }

  stop(): void {
    this.direction = 'stopped';
  }

  setCodecPreferences(codecs: readonly { mimeType: string }[]): void {
    this.codecs = codecs.map(({ mimeType }) => mimeType);
  }
}

/** Peer connections made since the last `reset`, oldest first. */
export const connections: FakePeerConnection[] = [];

export class FakePeerConnection extends EventTarget {
  signalingState = 'stable';
  connectionState = 'new';
  iceGatheringState = 'complete';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  readonly configuration: unknown;
  readonly offerOptions: unknown[] = [];
  readonly transceivers: FakeTransceiver[] = [];
  /** Inbound packets as statistics count them. */
  packets = 0;
  /** The next remote description is refused. */
  refuseRemote = false;
  onconnectionstatechange: ((event: Event) => void) | null = null;
  onsignalingstatechange: ((event: Event) => void) | null = null;
  ontrack: ((event: Event) => void) | null = null;

  constructor(configuration: unknown) {
    super();
    this.configuration = configuration;
    connections.push(this);
  }

  /** Of the first transceiver. */
  get codecs(): string[] | null {
    return this.transceivers[0]?.codecs ?? null;
  }

  getTransceivers = () => [...this.transceivers];
  getSenders = () => this.transceivers.map(({ sender }) => sender);
  getReceivers = () => this.transceivers.map(({ receiver }) => receiver);

  addTrack(track: FakeTrack): FakeSender {
    return this.addTransceiver(track, { direction: 'sendrecv' }).sender;
  }

  addTransceiver(trackOrKind: FakeTrack | string, init: { direction: string }): FakeTransceiver {
    const transceiver = new FakeTransceiver(typeof trackOrKind === 'string' ? null : trackOrKind, init.direction);
    this.transceivers.push(transceiver);
    return transceiver;
  }

  async createOffer(options?: unknown): Promise<{ type: string; sdp: string }> {
    this.offerOptions.push(options);
    return { type: 'offer', sdp: this.#describe() };
  }

  async createAnswer(): Promise<{ type: string; sdp: string }> {
    return { type: 'answer', sdp: this.#describe() };
  }

  async setLocalDescription(description: { type: string; sdp: string }): Promise<void> {
    if (description.type !== 'rollback') this.localDescription = description;
    this.#signal(description.type === 'offer' ? 'have-local-offer' : 'stable');
  }

  async setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    if (this.refuseRemote) throw new Error('unusable description');
    if (description.type === 'rollback') return this.#signal('stable');
    this.remoteDescription = description;
    const offered = /a=(sendrecv|sendonly|recvonly|inactive)/.exec(description.sdp)?.[1] ?? 'sendrecv';
    // RFC 8829 5.10: a transceiver made by addTrack is used for an offer that lets us send, else a new one is made.
    const takes = offered === 'sendrecv' || offered === 'recvonly';
    const bound = this.transceivers.find(({ mid }) => mid !== null);
    const free = this.transceivers.find(({ mid }) => mid === null);
    const transceiver = bound ?? (takes && free ? free : this.addTransceiver('audio', { direction: 'recvonly' }));
    transceiver.mid ??= '0';
    this.#signal(remoteStates.get(description.type) ?? 'stable');
    const event = Object.assign(new Event('track'), { track: transceiver.receiver.track });
    this.ontrack?.(event);
    this.dispatchEvent(event);
  }

  async getStats(): Promise<Map<string, unknown>> {
    return new Map([
      ['in', { type: 'inbound-rtp', kind: 'audio', packetsReceived: this.packets, timestamp: performance.now() }],
    ]);
  }

  close(): void {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
  }

  /** Moves ICE and DTLS to a state. */
  become(state: 'connected' | 'disconnected' | 'failed', dtls = 'connected'): void {
    this.connectionState = state;
    for (const { sender } of this.transceivers) sender.transport = { state: dtls };
    const event = new Event('connectionstatechange');
    this.onconnectionstatechange?.(event);
    this.dispatchEvent(event);
  }

  #signal(state: string): void {
    this.signalingState = state;
    this.onsignalingstatechange?.(new Event('signalingstatechange'));
  }

  #describe(): string {
    return webrtcSdp({
      direction: this.transceivers.find(({ direction }) => direction !== 'stopped')?.direction ?? 'sendrecv',
    });
  }
}

const remoteStates = new Map([
  ['offer', 'have-remote-offer'],
  ['pranswer', 'have-remote-pranswer'],
]);

export class FakeTrackEvent extends Event {}
