/** What the browser has counted about one call's media so far. Counters begin at 0 and only grow, until a far end is replaced. */
export interface MediaSample {
  /** As the session description names it; null before the first packet. */
  readonly codec: string | null;
  /** The path's round trip by the newest report, ms. */
  readonly roundTripMs: number | null;
  readonly sent: {
    readonly packets: number;
    /** Mean square of the sound times its seconds, and those seconds. */
    readonly energy: number;
    readonly seconds: number;
  };
  readonly received: {
    readonly packets: number;
    readonly lost: number;
    readonly jitterMs: number | null;
    /** Samples played, and those of them made up where speech was missing. */
    readonly samples: number;
    readonly concealed: number;
    /** Seconds all emitted samples were held back, and their number. */
    readonly held: number;
    readonly emitted: number;
  };
  /** What the far end reports about what we send (RFC 3550 6.4.1); null: it has not yet. */
  readonly remote: { readonly lossFraction: number | null; readonly jitterMs: number | null };
}
