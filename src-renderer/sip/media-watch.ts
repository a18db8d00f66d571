/** Watches the far end's RTP: its first packets after Bridge, and later whether it has stopped. Polls statistics sparingly. */
import type { LegMedia } from './leg-media.ts';
import { errorName, type Log } from './log.ts';

/** While Bridge waits for the first packet, ms; and how long it is looked for that often. */
const eagerInterval = 40;
const eagerFor = 5_000;
/** During the call, ms. */
const calmInterval = 500;
/** Packets come every 20 ms: this long without one is a stall, ms. */
const stalledAfter = 1_200;

export interface MediaWatchListeners {
  /** Inbound RTP is flowing. */
  readonly onFlow: () => void;
  /** It flowed and has stopped. Told once per stall. */
  readonly onStall: () => void;
}

/** Starts watching; the returned function ends it. */
export function watchInbound(media: LegMedia, listeners: MediaWatchListeners, log: Log): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let ended = false;
  let flowing = false;
  let packets: number | null = null;
  const startedAt = performance.now();
  let movedAt = startedAt;

  const look = async () => {
    const rtp = await media.inboundRtp();
    if (ended || !rtp) return;
    // Packets counted while it rang prove nothing unless the last of them is fresh.
    const fresh = rtp.silentFor !== null && rtp.packets > 0 && rtp.silentFor < 200;
    const moved = fresh || (packets !== null && rtp.packets > packets);
    packets = rtp.packets;
    if (moved) {
      movedAt = performance.now();
      if (!flowing) listeners.onFlow();
      flowing = true;
    } else if (flowing && performance.now() - movedAt > stalledAfter) {
      flowing = false;
      listeners.onStall();
    }
  };
  const next = () => {
    look()
      .catch((error: unknown) => log('warn', 'call.statistics-failed', { why: errorName(error) }))
      .finally(() => {
        // A held call has no packets either: minutes of it must not be minutes of polling.
        const eager = !flowing && performance.now() - startedAt < eagerFor;
        if (!ended) timer = setTimeout(next, eager ? eagerInterval : calmInterval);
      });
  };
  next();
  return () => {
    ended = true;
    if (timer !== null) clearTimeout(timer);
  };
}
