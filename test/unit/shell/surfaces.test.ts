import { describe, expect, it } from 'vitest';
import type { Availability } from '../../../src-main/contract/availability.ts';
import { callPhases, type Presence } from '../../../src-main/contract/presence.ts';
import { unknownSurroundings } from '../../../src-main/shell/surfaces.ts';
import { trayMenu } from '../../../src-main/shell/tray-menu.ts';
import { trayColour, trayTooltip } from '../../../src-main/shell/tray-state.ts';
import { reachableBounds, windowSize } from '../../../src-main/shell/window-bounds.ts';

const since = '2026-01-01T00:00:00Z';
const available: Availability = { state: 'available', until: null, since };
const reachable: Presence = {
  reachability: { kind: 'reachable', roundTripMs: 4 },
  phase: 'idle',
  legId: null,
  headline: null,
  detail: null,
  waiting: null,
  until: null,
};
const offline = { kind: 'offline', why: 'No answer from the edge.', retryInMs: 1000 } as const;

describe('the tray', () => {
  it.each([
    ['reachable', reachable, available],
    ['degraded', { ...reachable, reachability: { kind: 'degraded', why: 'late' } }, available],
    ['degraded', { ...reachable, reachability: { kind: 'connecting', attempt: 1 } }, available],
    ['offline', { ...reachable, reachability: offline }, available],
    ['offline', { ...reachable, reachability: { kind: 'signed-out' } }, available],
    ['not-taking', reachable, { ...available, state: 'do-not-disturb' }],
    ['not-taking', reachable, { ...available, state: 'away' }],
    ['ringing', { ...reachable, phase: 'ringing' }, available],
    ['in-call', { ...reachable, phase: 'talking', reachability: offline }, available],
  ] as const)('is %s', (colour, presence, availability) => {
    expect(trayColour({ presence, availability })).toBe(colour);
  });

  it('is never green while the line is down, whatever the rep chose', () => {
    for (const phase of callPhases) {
      const colour = trayColour({ presence: { ...reachable, phase, reachability: offline }, availability: available });
      expect(colour).not.toBe('reachable');
    }
  });

  it('says why in its tooltip', () => {
    const presence = { ...reachable, reachability: offline };
    expect(trayTooltip({ presence, availability: available })).toBe('Baton: offline. No answer from the edge.');
  });

  const labels = (presence: Presence, availability: Availability | null = available) =>
    trayMenu({ ...unknownSurroundings, presence, availability }).flatMap((entry) =>
      entry.kind === 'action' ? [entry.label] : [],
    );

  it('offers what the moment allows', () => {
    expect(labels({ ...reachable, phase: 'ringing' })).toEqual(
      expect.arrayContaining(['Bridge', 'Decline', 'Wrong rep']),
    );
    expect(labels({ ...reachable, phase: 'talking' })).toEqual(expect.arrayContaining(['Hang up', 'Mute or unmute']));
    expect(labels(reachable)).toEqual(expect.arrayContaining(['Available', 'Away']));
    expect(labels(reachable, null)).toEqual(['Show Baton', 'Quit Baton']);
    expect(labels(reachable)).not.toContain('Bridge');
  });

  it('ticks the availability in force', () => {
    const ticked = trayMenu({
      ...unknownSurroundings,
      presence: reachable,
      availability: { ...available, state: 'away' },
    }).flatMap((entry) => (entry.kind === 'action' && entry.checked === true ? [entry.label] : []));
    expect(ticked).toEqual(['Away']);
  });
});

describe('remembered bounds', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const bounds = { x: 100, y: 100, width: 440, height: 780 };

  it('come back onto a display that is there', () => {
    expect(reachableBounds(bounds, screen)).toEqual(bounds);
    expect(reachableBounds({ ...bounds, x: 2500 }, screen)).toBeNull();
    expect(reachableBounds({ ...bounds, x: -430 }, screen)).toBeNull();
    expect(reachableBounds({ ...bounds, y: -300 }, screen)).toBeNull();
    expect(reachableBounds({ ...bounds, y: 1070 }, screen)).toBeNull();
  });

  it('shrink to a smaller display, never below the smallest window', () => {
    const small = { x: 0, y: 0, width: 300, height: 480 };
    const fitted = reachableBounds({ ...bounds, x: 0, y: 0 }, small);
    expect(fitted).toMatchObject({ width: windowSize.minWidth, height: windowSize.minHeight });
  });
});
