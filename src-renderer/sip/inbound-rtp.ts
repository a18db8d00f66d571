/** Whether the far end sends, read from a statistics report (webrtc-stats). */
import { z } from 'zod';

export interface InboundRtp {
  readonly packets: number;
  /** Since the last packet, ms; null when none came or the browser does not say. */
  readonly silentFor: number | null;
}

const reportSchema = z.object({
  type: z.literal('inbound-rtp'),
  kind: z.literal('audio'),
  packetsReceived: z.number().min(0).catch(0),
  timestamp: z.number(),
  lastPacketReceivedTimestamp: z.number().nullable().catch(null).default(null),
});

/** Of several far ends the newest, which is listed last; null: there is none. */
export function readInboundRtp(reports: Iterable<unknown>): InboundRtp | null {
  let found: InboundRtp | null = null;
  for (const report of reports) {
    const parsed = reportSchema.safeParse(report);
    if (!parsed.success) continue;
    const { packetsReceived, timestamp, lastPacketReceivedTimestamp: last } = parsed.data;
    found = { packets: packetsReceived, silentFor: last === null ? null : timestamp - last };
  }
  return found;
}
