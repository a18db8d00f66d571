/** Which codec is offered and answered first (RFC 8829 4.2.6). The others stay behind it: a call is better than none. */
import type { Codec } from '../../src-main/contract/network.ts';

/** Opus is what the browser puts first by itself. */
export function preferCodec(connection: RTCPeerConnection, codec: Codec): void {
  const known = codec === 'opus' ? undefined : RTCRtpReceiver.getCapabilities('audio')?.codecs;
  if (known === undefined) return;
  const isFirst = ({ mimeType }: { mimeType: string }): boolean => mimeType.toLowerCase() === `audio/${codec}`;
  const ordered = [...known.filter(isFirst), ...known.filter((other) => !isFirst(other))];
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.receiver.track.kind === 'audio') transceiver.setCodecPreferences(ordered);
  }
}
