/** What the tray offers between calls, and what the icon counts. */
import { describe, expect, it } from 'vitest';
import type { CallOutcome } from '../../../src-main/contract/call.ts';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import type { Presence } from '../../../src-main/contract/presence.ts';
import { missedToday } from '../../../src-main/shell/missed.ts';
import { unknownSurroundings } from '../../../src-main/shell/surfaces.ts';
import { type TrayEntry, trayMenu } from '../../../src-main/shell/tray-menu.ts';
import type { Surroundings } from '../../../src-main/shell/tray-state.ts';

const since = '2026-03-02T08:00:00.000Z';
const idle: Surroundings = { ...unknownSurroundings, availability: { state: 'available', until: null, since } };
const id = '00000000-0000-4000-8000-000000000001';

function submenu(around: Surroundings, label: RegExp): readonly TrayEntry[] | undefined {
  const found = trayMenu(around).find((entry) => entry.kind === 'submenu' && label.test(entry.label));
  return found?.kind === 'submenu' ? found.entries : undefined;
}

describe('the tray between calls', () => {
  const labels = (around: Surroundings) =>
    trayMenu(around).flatMap((entry) => (entry.kind === 'separator' ? [] : [entry.label]));

  it('has do-not-disturb by the clock, and says until when', () => {
    const actions = submenu(idle, /^Do not disturb$/)?.map((entry) => entry.kind === 'action' && entry.action);
    expect(actions).toEqual(
      [
        ...[15, 30, 60].map((minutes) => ({ kind: 'minutes', minutes })),
        { kind: 'rest-of-day' },
        { kind: 'until-changed' },
      ].map((lasting) => ({ kind: 'availability', state: 'do-not-disturb', lasting })),
    );
    const until = '2026-03-02T09:15:00.000Z';
    const disturbed: Surroundings = { ...idle, availability: { state: 'do-not-disturb', until, since } };
    const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(Date.parse(until));
    expect(labels(disturbed)).toContain(`Do not disturb until ${clock}`);
    expect(labels({ ...disturbed, zone: 'Asia/Kathmandu' })).toContain('Do not disturb until 03:00 PM GMT+5:45');
  });

  it('opens a missed handoff where it was missed, and offers practice only on its line', () => {
    expect(submenu(idle, /^Missed/)).toBeUndefined();
    const missed = [{ handoffId: id, who: 'Ada Lovelace', at: Date.parse(since) }];
    const [first] = submenu({ ...idle, missed }, /^Missed today \(1\)$/) ?? [];
    expect(first).toMatchObject({
      label: expect.stringContaining('Ada Lovelace'),
      action: { kind: 'open', page: { page: 'history', handoffId: id } },
    });
    expect(labels({ ...idle, line: 'practice' })).toContain('Take a practice call');
    expect(labels({ ...idle, line: 'edge' })).not.toContain('Take a practice call');
  });
});

describe('the tray in a call', () => {
  const reachability = { kind: 'reachable', roundTripMs: 4 } as const;
  const talking: Presence = {
    ...{ reachability, phase: 'talking', legId: 'a', headline: 'Ada', detail: null, until: null, waiting: null },
  };
  const waiting = { legId: 'b', headline: 'Dana Whitfield', detail: null, blocked: false };
  const actions = (presence: Presence) =>
    trayMenu({ ...idle, presence }).flatMap((entry) =>
      entry.kind === 'action' ? [[entry.label, entry.action] as const] : [],
    );

  it('does what it says to the call it was opened on', () => {
    expect(actions(talking)).toContainEqual(['Hang up', { kind: 'intent', intent: { type: 'hang-up', legId: 'a' } }]);
    const declines = actions({ ...talking, phase: 'ringing' }).flatMap(([, action]) =>
      action.kind === 'intent' && action.intent.type === 'decline' ? [action.intent.legId] : [],
    );
    expect(declines).toEqual(['a', 'a', 'a', 'a']);
  });

  it('has the call that waits first, by name', () => {
    expect(actions({ ...talking, waiting }).slice(0, 2)).toEqual([
      ['Hold and bridge Dana Whitfield', { kind: 'intent', intent: { type: 'bridge', legId: 'b' } }],
      ['Decline Dana Whitfield', { kind: 'intent', intent: { type: 'decline', reason: 'declined', legId: 'b' } }],
    ]);
  });

  it('shows the window instead of bridging whom nobody has cleared', () => {
    expect(actions({ ...talking, waiting: { ...waiting, blocked: true } })[0]).toEqual([
      'Not cleared: Dana Whitfield',
      { kind: 'show' },
    ]);
  });
});

describe('missed today', () => {
  const now = new Date(2026, 2, 2, 12);
  const item = (outcome: CallOutcome | null, receivedAt: Date, name: string | null = 'Ada'): HistoryItem => ({
    handoffId: id,
    handoffKey: 'k',
    receivedAt: receivedAt.toISOString(),
    name,
    company: null,
    phone: '+15550100123',
    direction: 'in',
    excerpt: null,
    reason: null,
    outcome,
    talkSeconds: 0,
    feedback: 'none',
    timing: null,
    disposition: null,
  });
  const morning = new Date(2026, 2, 2, 0, 1);

  it('is what rang out, gave up or found the rep in a call, not what was declined, answered or still rings', () => {
    const outcomes: (CallOutcome | null)[] = [
      { kind: 'timed-out' },
      { kind: 'caller-left-before-bridge' },
      { kind: 'declined', reason: 'busy' },
      { kind: 'declined', reason: 'queue' },
      { kind: 'answered-elsewhere' },
      { kind: 'connected' },
      null,
    ];
    expect(
      missedToday(
        outcomes.map((outcome) => item(outcome, morning)),
        now,
      ),
    ).toHaveLength(3);
  });

  it('ends at midnight by the clock on the wall, and names whom it can', () => {
    expect(missedToday([item({ kind: 'timed-out' }, new Date(2026, 2, 1, 23, 59))], now)).toEqual([]);
    expect(missedToday([item({ kind: 'timed-out' }, morning, null)], now)).toEqual([
      { handoffId: id, who: phoneText('+15550100123'), at: morning.getTime() },
    ]);
  });
});
