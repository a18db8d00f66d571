/** The abandonment clock: every hop from trigger to bridge, and the silence between AI and rep. */
import { describe, expect, it } from 'vitest';
import { abandonedShare, gapsOf, type HandoffClock } from '../../../src-main/desk/queue/abandonment.ts';

const clock: HandoffClock = {
  triggeredAt: 1_000,
  firstOfferAt: 1_040,
  acceptedAt: 5_000,
  aiLeftAt: 5_200,
  bridgedAt: 5_900,
  prospectLeftAt: null,
};

describe('the abandonment clock', () => {
  it('tells each hop from the trigger on', () => {
    expect(gapsOf(clock, 60_000)).toEqual({
      toOfferMs: 40,
      toAcceptMs: 4_000,
      toBridgeMs: 4_900,
      silenceMs: 700,
      abandoned: false,
    });
  });

  it('counts no silence while the AI stays, however long the wait', () => {
    const waiting = { ...clock, aiLeftAt: null, bridgedAt: null };
    expect(gapsOf(waiting, 600_000)).toMatchObject({ silenceMs: 0, abandoned: false });
  });

  it('calls more than two seconds of nobody abandoned, running or ended', () => {
    expect(gapsOf({ ...clock, bridgedAt: null }, 7_200).abandoned).toBe(false);
    expect(gapsOf({ ...clock, bridgedAt: null }, 7_201).abandoned).toBe(true);
    expect(gapsOf({ ...clock, bridgedAt: 9_000 }, 60_000).silenceMs).toBe(3_800);
    expect(gapsOf({ ...clock, bridgedAt: null, prospectLeftAt: 6_000 }, 60_000).silenceMs).toBe(800);
  });

  it('gives the share a campaign is measured by', () => {
    const fine = gapsOf(clock, 60_000);
    const bad = gapsOf({ ...clock, bridgedAt: null }, 60_000);
    expect(abandonedShare([])).toBeNull();
    expect(abandonedShare([fine, fine, fine, bad])).toBe(0.25);
  });
});
