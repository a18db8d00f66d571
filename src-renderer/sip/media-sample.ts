/** Reads what the call's quality needs from a statistics report (webrtc-stats). */
import { z } from 'zod';
import type { MediaSample } from '../call/quality/sample.ts';

const count = z.number().min(0).catch(0);
const known = z.number().min(0).nullable().catch(null).default(null);
const id = z.string().nullable().catch(null).default(null);
const audio = z.literal('audio');

const reportSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('inbound-rtp'),
    kind: audio,
    codecId: id,
    packetsReceived: count,
    // Duplicates can make it negative.
    packetsLost: z.number().catch(0),
    jitter: known,
    totalSamplesReceived: count,
    concealedSamples: count,
    silentConcealedSamples: count,
    jitterBufferDelay: count,
    jitterBufferEmittedCount: count,
  }),
  z.object({ type: z.literal('outbound-rtp'), kind: audio, packetsSent: count, mediaSourceId: id }),
  z.object({
    type: z.literal('media-source'),
    kind: audio,
    id: z.string(),
    totalAudioEnergy: count,
    totalSamplesDuration: count,
  }),
  z.object({
    type: z.literal('remote-inbound-rtp'),
    kind: audio,
    fractionLost: known,
    jitter: known,
    roundTripTime: known,
  }),
  z.object({ type: z.literal('transport'), selectedCandidatePairId: id }),
  z.object({ type: z.literal('candidate-pair'), id: z.string(), currentRoundTripTime: known }),
  z.object({ type: z.literal('codec'), id: z.string(), mimeType: z.string() }),
]);
type Report = z.infer<typeof reportSchema>;

/** Null before there is any RTP. `reports`: the values of an `RTCStatsReport`. */
export function readMediaSample(reports: Iterable<unknown>): MediaSample | null {
  const all = [...reports].flatMap((report) => {
    const parsed = reportSchema.safeParse(report);
    return parsed.success ? [parsed.data] : [];
  });
  const only = <T extends Report['type']>(type: T) =>
    all.filter((report): report is Extract<Report, { type: T }> => report.type === type);
  // Of several far ends the newest is listed last.
  const inbound = only('inbound-rtp').at(-1);
  const outbound = only('outbound-rtp').at(-1);
  if (inbound === undefined && outbound === undefined) return null;
  const source = only('media-source').find((report) => report.id === outbound?.mediaSourceId);
  const remote = only('remote-inbound-rtp').at(-1);
  const selected = only('transport').at(-1)?.selectedCandidatePairId;
  const pair = only('candidate-pair').find((report) => report.id === selected);
  const codec = only('codec').find((report) => report.id === inbound?.codecId);
  return {
    codec: codec?.mimeType.replace(/^audio\//i, '') ?? null,
    roundTripMs: milliseconds(remote?.roundTripTime ?? pair?.currentRoundTripTime ?? null),
    sent: {
      packets: outbound?.packetsSent ?? 0,
      energy: source?.totalAudioEnergy ?? 0,
      seconds: source?.totalSamplesDuration ?? 0,
    },
    received: {
      packets: inbound?.packetsReceived ?? 0,
      lost: inbound?.packetsLost ?? 0,
      jitterMs: milliseconds(inbound?.jitter ?? null),
      samples: inbound?.totalSamplesReceived ?? 0,
      concealed: Math.max(0, (inbound?.concealedSamples ?? 0) - (inbound?.silentConcealedSamples ?? 0)),
      held: inbound?.jitterBufferDelay ?? 0,
      emitted: inbound?.jitterBufferEmittedCount ?? 0,
    },
    remote: { lossFraction: remote?.fractionLost ?? null, jitterMs: milliseconds(remote?.jitter ?? null) },
  };
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1_000;
}
