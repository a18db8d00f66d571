/** Two ends in this window, connected through the account's TURN servers alone: what one sends travels to a relay and back. */

/** One way from end to end. */
export interface Pipe {
  send(data: ArrayBuffer): void;
  /** Bytes that wait to be sent. */
  waiting(): number;
  /** From here on whatever comes out goes to `listener`. */
  onArrival(listener: (data: ArrayBuffer) => void): void;
}

export interface RelayLoop {
  /** What is lost stays lost, as with sound. */
  readonly voice: Pipe;
  /** As fast as the way takes it, and nothing lost. */
  readonly bulk: Pipe;
  close(): void;
}

/** A way that is not open by then is none, ms. */
const patience = 8_000;

/** Null: nothing came through. */
export async function openRelayLoop(
  iceServers: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<RelayLoop | null> {
  const configuration: RTCConfiguration = { iceServers: [...iceServers], iceTransportPolicy: 'relay' };
  const near = new RTCPeerConnection(configuration);
  const far = new RTCPeerConnection(configuration);
  const close = (): void => {
    near.close();
    far.close();
  };
  const until = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    carryCandidates(near, far);
    carryCandidates(far, near);
    const voice = openPipe(near, far, 'voice', { ordered: false, maxRetransmits: 0 }, until);
    const bulk = openPipe(near, far, 'bulk', { ordered: false }, until);
    await near.setLocalDescription();
    await far.setRemoteDescription(description(near));
    await far.setLocalDescription();
    await near.setRemoteDescription(description(far));
    return { voice: await voice, bulk: await bulk, close };
  } catch {
    close();
    return null;
  }
}

function carryCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.addEventListener('icecandidate', ({ candidate }) => {
    // One that comes after the end is of no use to anybody.
    if (candidate !== null) void to.addIceCandidate(candidate).catch(() => undefined);
  });
}

function description(end: RTCPeerConnection): RTCSessionDescription {
  if (end.localDescription === null) throw new Error('No description was made.');
  return end.localDescription;
}

/** Rejects when `until` ends first. */
async function openPipe(
  near: RTCPeerConnection,
  far: RTCPeerConnection,
  label: string,
  options: RTCDataChannelInit,
  until: AbortSignal,
): Promise<Pipe> {
  const entry = near.createDataChannel(label, options);
  const exit = await new Promise<RTCDataChannel>((resolve, reject) => {
    let found: RTCDataChannel | null = null;
    const look = (): void => {
      if (found !== null && entry.readyState === 'open') resolve(found);
    };
    until.addEventListener('abort', () => reject(new Error('Nothing came through.')), { once: true });
    entry.addEventListener('open', look);
    far.addEventListener('datachannel', ({ channel }) => {
      if (channel.label !== label) return;
      channel.binaryType = 'arraybuffer';
      found = channel;
      look();
    });
  });
  return {
    send: (data) => entry.send(data),
    waiting: () => entry.bufferedAmount,
    onArrival: (listener) => exit.addEventListener('message', ({ data }) => listener(data)),
  };
}
