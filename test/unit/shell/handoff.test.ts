/** The glue between window, brief, database and desk. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyBrief, type HandoffBrief } from '../../../src-main/contract/brief.ts';
import type { InviteFacts } from '../../../src-main/contract/call.ts';
import { ok } from '../../../src-main/contract/result.ts';
import { createDoor } from '../../../src-main/handoff/door.ts';
import { createIntake } from '../../../src-main/handoff/intake.ts';
import { createPusher } from '../../../src-main/ipc/push.ts';
import { createWarnings } from '../../../src-main/ipc/warnings.ts';

afterEach(() => {
  vi.useRealTimers();
});

const facts: InviteFacts = {
  sipCallId: 'a@b',
  callerId: null,
  displayName: null,
  headers: [],
  parts: [],
  receivedAt: '2026-01-01T00:00:00Z',
};
const handoffId = '00000000-0000-4000-8000-000000000001';

describe('intake', () => {
  function intake(desk: { accept(key: string): Promise<unknown> } | null = null) {
    const saved: HandoffBrief[] = [];
    const told: string[] = [];
    const recorded: string[] = [];
    const clock = { now: 0 };
    const made = createIntake({
      store: {
        handoffs: {
          begin: () => ({ handoffId, declinedBefore: true }),
          record: (_id: string, event: { type: string }) => recorded.push(event.type),
          detail: () => null,
        },
        briefs: { save: (brief: HandoffBrief) => void saved.push(brief) },
      } as never,
      resolver: { resolve: () => ({ handoffKey: 'key-1', brief: emptyBrief('key-1') }), told: () => undefined },
      lineInUse: () => 'edge',
      desk: () => desk as never,
      outboxGrew: () => void told.push('outbox'),
      arrived: () => undefined,
      tell: (id, brief) => void told.push(`${id} ${brief.handoffKey}`),
      tellWithdrawn: (withdrawn) => void told.push(`${withdrawn.handoffId} ${withdrawn.why}`),
      clock: () => clock.now,
    });
    return { made, saved, told, recorded, clock };
  }

  it('stores handoff and brief before it answers', () => {
    const { made, saved, told } = intake();
    expect(made.begin(facts)).toMatchObject({ handoffId, declinedBefore: true, brief: { handoffKey: 'key-1' } });
    expect([saved.length, told]).toEqual([1, ['outbox']]);
  });

  it('knows at the INVITE that the desk has taken it back, where no other offer of it can follow, and not for ever', () => {
    const { made, clock, told } = intake();
    const withdrawn = () => made.begin(facts).withdrawn;
    expect(withdrawn()).toBeNull();
    for (const why of ['rep-gone', 'not-bridged'] as const) {
      made.withdrawn('key-1', why);
      expect(withdrawn()).toBeNull();
    }
    made.withdrawn('key-2', 'cancelled');
    expect(withdrawn()).toBeNull();
    made.withdrawn('key-1', 'cancelled');
    expect(withdrawn()).toBe('cancelled');
    clock.now = 5 * 60_000;
    expect(withdrawn()).toBeNull();
    expect(told).toContain(`${handoffId} cancelled`);
  });

  it('remembers a hundred that were taken back, and no more', () => {
    const { made } = intake();
    made.withdrawn('key-1', 'expired');
    for (let other = 0; other < 99; other++) made.withdrawn(`other-${other}`, 'expired');
    expect(made.begin(facts).withdrawn).toBe('expired');
    made.withdrawn('other-99', 'expired');
    expect(made.begin(facts).withdrawn).toBeNull();
  });

  it('brings a later brief to its own call and to no other', () => {
    const { made, told } = intake();
    made.briefUpdated('key-1', emptyBrief('key-1'));
    made.begin(facts);
    made.briefUpdated('key-2', emptyBrief('key-2'));
    made.withdrawn('key-2', 'expired');
    made.briefUpdated('key-1', emptyBrief('key-1'));
    expect(told).toEqual(['outbox', `${handoffId} key-1`]);
  });

  it('accepts at the desk by the handoff key, and says when there is no desk or no handoff', async () => {
    const accepted: string[] = [];
    const { made } = intake({ accept: async (key) => ok(void accepted.push(key)) });
    expect(await made.accept(handoffId)).toMatchObject({ error: { code: 'not-found' } });
    made.begin(facts);
    expect(await made.accept(handoffId)).toEqual({ ok: true, value: {} });
    expect(accepted).toEqual(['key-1']);
    const alone = intake().made;
    alone.begin(facts);
    expect(await alone.accept(handoffId)).toMatchObject({ error: { code: 'unreachable' } });
  });
});

describe('the door', () => {
  it('opens once, and after a refusal only when asked', async () => {
    let attempts = 0;
    const door = createDoor(async () => {
      attempts += 1;
      return attempts === 1 ? { ok: false, error: { code: 'keyring-needs-consent', message: '' } } : ok({} as never);
    });
    expect((await door.workspace()).ok).toBe(false);
    expect((await door.workspace()).ok).toBe(false);
    expect((await door.reopen()).ok).toBe(true);
    await Promise.all([door.workspace(), door.reopen()]);
    expect(attempts).toBe(2);
  });
});

describe('pushes', () => {
  function page() {
    const sent: unknown[] = [];
    const logged: string[] = [];
    const target = {
      send: (name: string, message: unknown) => void sent.push([name, message]),
      isDestroyed: () => false,
    };
    return {
      pusher: createPusher(
        () => target,
        (event) => void logged.push(event),
      ),
      sent,
      logged,
    };
  }

  it('send what fits the schema and nothing else', () => {
    const { pusher, sent, logged } = page();
    pusher.push('power', { event: 'resume' });
    pusher.push('power', { event: 'explode' } as never);
    expect(sent).toEqual([['power', { event: 'resume' }]]);
    expect(logged).toEqual(['push-bad-message']);
  });

  it('of warnings wait until the page listens, and are sent once', () => {
    const { pusher, sent } = page();
    const warnings = createWarnings(pusher);
    warnings.add('a', 'first');
    warnings.add('a', 'first, said again');
    expect(sent).toEqual([]);
    warnings.pageReady();
    warnings.pageGone();
    warnings.add('b', 'second');
    warnings.pageReady();
    expect(sent).toEqual([
      ['warning', { id: 'a', message: 'first, said again' }],
      ['warning', { id: 'b', message: 'second' }],
    ]);
  });
});
