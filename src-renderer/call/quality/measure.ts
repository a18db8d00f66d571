/** From two samples of a call's media to what happened between them. */
import { mosOf } from './mos.ts';
import type { MediaSample } from './sample.ts';

/** Null: not known, or nothing to measure it on. */
export interface Reading {
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  /** Of the worse direction, 0..100. */
  readonly lossPercent: number | null;
  readonly concealedPercent: number | null;
  readonly mos: number | null;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  /** Root mean square of what the microphone gave, 0..1. */
  readonly sentLevel: number | null;
}

/** Null when the counters began anew in between, as they do when a far end is replaced. */
export function measure(before: MediaSample, after: MediaSample): Reading | null {
  const packetsSent = after.sent.packets - before.sent.packets;
  const packetsReceived = after.received.packets - before.received.packets;
  if (packetsSent < 0 || packetsReceived < 0) return null;
  const { roundTripMs } = after;
  const lossPercent = worse(lossOf(before.received, after.received), percent(after.remote.lossFraction));
  const held = after.received.held - before.received.held;
  const emitted = after.received.emitted - before.received.emitted;
  const bufferMs = emitted > 0 && held >= 0 ? (held / emitted) * 1_000 : 0;
  const { codec } = after;
  return {
    roundTripMs,
    jitterMs: worse(after.received.jitterMs, after.remote.jitterMs),
    lossPercent,
    concealedPercent: share(
      after.received.concealed - before.received.concealed,
      after.received.samples - before.received.samples,
    ),
    mos:
      packetsReceived === 0 || roundTripMs === null
        ? null
        : mosOf({ codec, roundTripMs, bufferMs, lossPercent: lossPercent ?? 0 }),
    packetsSent,
    packetsReceived,
    sentLevel: levelOf(before.sent, after.sent),
  };
}

/** A late duplicate can lower the count of lost packets (RFC 3550 6.4.1). */
function lossOf(before: MediaSample['received'], after: MediaSample['received']): number | null {
  const lost = Math.max(0, after.lost - before.lost);
  return share(lost, lost + after.packets - before.packets);
}

/** `totalAudioEnergy` over `totalSamplesDuration` is the mean square (webrtc-stats, RTCAudioSourceStats). */
function levelOf(before: MediaSample['sent'], after: MediaSample['sent']): number | null {
  const seconds = after.seconds - before.seconds;
  const energy = after.energy - before.energy;
  return seconds > 0 && energy >= 0 ? Math.sqrt(energy / seconds) : null;
}

function share(part: number, whole: number): number | null {
  return whole > 0 && part >= 0 ? Math.min(100, (part / whole) * 100) : null;
}

function percent(fraction: number | null): number | null {
  return fraction === null ? null : fraction * 100;
}

function worse(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
