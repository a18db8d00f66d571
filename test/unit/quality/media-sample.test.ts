import { expect, test } from 'vitest';
import { readMediaSample } from '../../../src-renderer/sip/media-sample.ts';

/** As Chromium 150 reports a call, shortened to a few of the fields it has. */
const reports: readonly unknown[] = [
  { id: 'CP1', type: 'candidate-pair', state: 'succeeded', nominated: true, currentRoundTripTime: 0.042 },
  { id: 'CP2', type: 'candidate-pair', state: 'in-progress', currentRoundTripTime: 3 },
  { id: 'T01', type: 'transport', dtlsState: 'connected', selectedCandidatePairId: 'CP1' },
  { id: 'CIT01_111', type: 'codec', mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 },
  { id: 'COT01_111', type: 'codec', mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 },
  { id: 'SA2', type: 'media-source', kind: 'audio', totalAudioEnergy: 0.31, totalSamplesDuration: 31, audioLevel: 0.1 },
  { id: 'OT01A1', type: 'outbound-rtp', kind: 'audio', codecId: 'COT01_111', mediaSourceId: 'SA2', packetsSent: 1_550 },
  {
    id: 'IT01A2',
    type: 'inbound-rtp',
    kind: 'audio',
    codecId: 'CIT01_111',
    packetsReceived: 1_520,
    packetsLost: -1,
    jitter: 0.006,
    totalAudioEnergy: 0.2,
    totalSamplesDuration: 30.4,
    totalSamplesReceived: 1_459_200,
    concealedSamples: 9_600,
    silentConcealedSamples: 4_800,
    jitterBufferDelay: 87_552,
    jitterBufferEmittedCount: 1_459_200,
  },
  { id: 'RI', type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0.04, jitter: 0.011, roundTripTime: 0.05 },
  { id: 'IT01V3', type: 'inbound-rtp', kind: 'video', packetsReceived: 9 },
];

test('reads a report', () => {
  expect(readMediaSample(reports)).toEqual({
    codec: 'opus',
    roundTripMs: 50,
    sent: { packets: 1_550, energy: 0.31, seconds: 31 },
    received: {
      packets: 1_520,
      lost: -1,
      jitterMs: 6,
      samples: 1_459_200,
      concealed: 4_800,
      held: 87_552,
      emitted: 1_459_200,
    },
    remote: { lossFraction: 0.04, jitterMs: 11 },
  });
});

test('takes the round trip of the path in use before the far end has reported one', () => {
  const early = reports.filter((report) => !JSON.stringify(report).includes('remote-inbound'));
  expect(readMediaSample(early)?.roundTripMs).toBe(42);
});

test('of a connection without RTP is nothing', () => {
  expect(readMediaSample(reports.slice(0, 3))).toBeNull();
});
