/** Statistics as Chromium reports them, growing as the test says. */
import type { MediaSample } from '../../../src-renderer/call/quality/sample.ts';

export const start: MediaSample = {
  codec: 'opus',
  roundTripMs: 40,
  sent: { packets: 0, energy: 0, seconds: 0 },
  received: {
    packets: 0,
    lost: 0,
    jitterMs: 4,
    samples: 0,
    concealed: 0,
    held: 0,
    emitted: 0,
  },
  remote: { lossFraction: 0, jitterMs: 3 },
};

export interface Course {
  readonly roundTripMs?: number;
  readonly jitterMs?: number;
  /** Of the packets the far end sent, 0..1. */
  readonly lost?: number;
  readonly arrives?: boolean;
  readonly repSpeaks?: boolean;
}

/** 50 packets a second each way; a voice is -20 dBFS. */
export function pass(before: MediaSample, seconds: number, course: Course = {}): MediaSample {
  const { roundTripMs = 40, jitterMs = 4, lost = 0, arrives = true, repSpeaks = true } = course;
  const packets = seconds * 50;
  const { sent, received } = before;
  const arrived = arrives ? packets * (1 - lost) : 0;
  return {
    ...before,
    roundTripMs,
    sent: {
      packets: sent.packets + packets,
      energy: sent.energy + (repSpeaks ? 0.01 * seconds : 0),
      seconds: sent.seconds + seconds,
    },
    received: {
      packets: received.packets + arrived,
      lost: received.lost + (arrives ? packets * lost : 0),
      jitterMs,
      samples: received.samples + seconds * 48_000,
      concealed: received.concealed + seconds * 48_000 * lost,
      held: received.held + seconds * 48_000 * 0.06,
      emitted: received.emitted + seconds * 48_000,
    },
  };
}
