/** What every storage engine must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Trigger } from '../../../src-main/contract/brief.ts';
import type { Conversation } from '../../../src-main/desk/conversations/conversation.ts';
import { makeKey } from '../../../src-main/desk/keys/api-key.ts';
import type { DeskStore } from '../../../src-main/desk/store/store.ts';
import { opening, openOf, recordOf, stepOf } from './dispatch-steps.ts';
import { engines } from './engines.ts';

const at = new Date('2026-03-02T15:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

function conversationOf(teamId: string, id: string): Conversation {
  return { teamId, id, input: { prospect: { name: 'Dana' } }, startedAt: at, createdAt: at };
}

const turn = (number: number, text: string) => ({ turn: number, speaker: 'ai', text, atSeconds: null }) as const;

describe.each(engines)('$name', (engine) => {
  let opened: Awaited<ReturnType<typeof engine.open>>;
  let store: DeskStore;
  beforeEach(async () => {
    opened = await engine.open();
    store = opened.store;
    for (const team of ['acme', 'globex']) {
      await store.ensureTeam(team, `${team} secret`);
      await store.conversations.add(conversationOf(team, 'c1'));
    }
  });
  afterEach(() => opened.remove());

  it('keeps the reference key a team was made with', async () => {
    expect(await store.ensureTeam('acme', 'another')).toEqual({ id: 'acme', referenceKey: 'acme secret' });
    expect(await store.team('initech')).toBeNull();
  });

  it('finds keys in their own team alone, and revokes them once', async () => {
    const { key } = makeKey({ teamId: 'acme', kind: 'rep', subject: 'ana' }, at);
    await store.keys.add(key);
    expect(await store.keys.find('acme', key.id)).toEqual(key);
    expect(await store.keys.find('globex', key.id)).toBeNull();
    expect(await store.keys.revoke('globex', key.id, at)).toBe(false);
    expect(await store.keys.revoke('acme', key.id, at)).toBe(true);
    expect(await store.keys.revoke('acme', key.id, at)).toBe(false);
    expect((await store.keys.list(null)).map(({ revokedAt }) => revokedAt)).toEqual([at]);
    expect(await store.keys.list('globex')).toEqual([]);
  });

  it('begins a conversation once, and leaves it as it was begun', async () => {
    const again = { ...conversationOf('acme', 'c1'), input: { prospect: { name: 'Somebody else' } } };
    expect(await store.conversations.add(again)).toBe(false);
    expect(await store.conversations.add({ ...again, id: 'c2' })).toBe(true);
    expect(await store.conversations.get('acme', 'c1')).toEqual(conversationOf('acme', 'c1'));
  });

  it('adds turns in any order, all or none', async () => {
    const add = (...turns: ReturnType<typeof turn>[]) => store.conversations.addTurns('acme', 'c1', turns);
    expect(await add(turn(3, 'c'), turn(1, 'a'))).toEqual({ kind: 'added', added: [3, 1], repeated: [] });
    expect(await add(turn(1, 'a'), turn(2, 'b'))).toEqual({ kind: 'added', added: [2], repeated: [1] });
    expect(await add(turn(4, 'd'), turn(2, 'x'))).toEqual({ kind: 'contradiction', turn: 2 });
    expect((await store.conversations.turns('acme', 'c1')).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(await store.conversations.turns('globex', 'c1')).toEqual([]);
  });

  it('lets one open handoff stand per conversation, and puts each into the inbox once', async () => {
    const first = await store.handoffs.open(openOf('h1'));
    const trigger = { kind: 'loop', probability: 0.5, reason: null, evidence: [] } satisfies Trigger;
    const second = await store.handoffs.open(openOf('h2', { trigger, claims: { summary: 'later' } }));
    const third = await store.handoffs.open(openOf('h3'));
    expect(first.handoff).toMatchObject({ id: 'h1', state: 'waiting', fence: 0, holder: null, queue: null });
    expect([second.number, third.number]).toEqual([null, null]);
    expect(third.handoff).toEqual({ ...first.handoff, trigger, claims: { summary: 'later' } });
    expect(await store.dispatch.pending('acme', 10)).toEqual([
      { number: first.number, event: { type: 'requested', request: recordOf('h1', 0).request } },
    ]);
    expect(await store.handoffs.journal('acme', 'h1')).toEqual([opening]);
    expect(await (await opened.reopen()).handoffs.get('acme', 'h1')).toEqual(third.handoff);
  });

  it('opens one that is over from the start without asking anything, and another after it', async () => {
    const over = await store.handoffs.open(openOf('h1', { request: null }));
    expect(over).toMatchObject({ number: null, handoff: { state: 'ended', endedAt: at } });
    expect(await store.dispatch.pending('acme', 10)).toEqual([]);
    expect(await store.handoffs.open(openOf('h2'))).toMatchObject({ handoff: { id: 'h2' } });
    expect((await store.handoffs.ofConversation('acme', 'c1'))?.id).toBe('h2');
  });

  it('takes a reference from the holder alone, under the fence, until it expires', async () => {
    const { handoffs, dispatch } = store;
    await handoffs.open(openOf('h1'));
    await dispatch.lease('acme', 'n1', 60_000);
    const offer = (fence: number, holder: string | null, ms: number) =>
      dispatch.commit(
        stepOf({
          handoffs: [{ id: 'h1', state: 'offered', fence, holder, endedAt: null, queue: null }],
          references: [{ handoffId: 'h1', nonceHash: `n${fence}`, fence, expiresAt: later(ms) }],
        }),
      );
    await offer(1, 'ana', 1_000);
    const redeem = (nonce: string, rep: string, ms = 0) => handoffs.redeem('acme', 'h1', nonce, rep, later(ms));
    expect(await redeem('n1', 'ben')).toBe('not-yours');
    expect(await redeem('n2', 'ana')).toBe('unknown');
    expect(await handoffs.redeem('globex', 'h1', 'n1', 'ana', at)).toBe('unknown');
    expect(await redeem('n1', 'ana', 1_000)).toBe('expired');
    expect(await redeem('n1', 'ana')).toBe('redeemed');
    expect(await redeem('n1', 'ana', 5_000)).toBe('redeemed');
    expect(await handoffs.referenceExpiry('acme', 'h1', 1)).toEqual(later(1_000));
    expect(await handoffs.referenceExpiry('acme', 'h1', 2)).toBeNull();
    await offer(2, 'ben', 1_000);
    expect(await redeem('n1', 'ana')).toBe('superseded');
    expect(await redeem('n2', 'ben')).toBe('redeemed');
  });

  it('adds claims where none are', async () => {
    await store.handoffs.open(openOf('h1', { claims: { summary: 'first' } }));
    expect(await store.handoffs.claim('acme', 'h1', { summary: 'second', opener: 'Hello.' })).toBe(true);
    expect((await store.handoffs.get('acme', 'h1'))?.claims).toEqual({ summary: 'first', opener: 'Hello.' });
    expect(await store.handoffs.claim('globex', 'h1', {})).toBe(false);
  });

  it('answers an idempotency key by what became of it', async () => {
    const slot = { teamId: 'acme', keyId: 'k', idempotencyKey: 'once-only' };
    const reserve = (print: string, now: Date) => store.idempotency.reserve(slot, print, now, later(0));
    expect(await reserve('p', later(0))).toEqual({ kind: 'yours' });
    expect(await reserve('p', later(1))).toEqual({ kind: 'running' });
    expect(await reserve('q', later(1))).toEqual({ kind: 'other-content' });
    const abandoned = (before: number) => store.idempotency.reserve(slot, 'p', later(9), later(before));
    await store.idempotency.renew(slot, later(6));
    expect(await abandoned(6)).toEqual({ kind: 'running' });
    expect(await abandoned(7)).toEqual({ kind: 'yours' });
    await store.idempotency.keep(slot, { status: 201, body: '{}' });
    await store.idempotency.renew(slot, later(99));
    expect(await reserve('p', later(10))).toEqual({ kind: 'replied', reply: { status: 201, body: '{}' } });
    expect(await store.idempotency.sweep(later(9))).toBe(0);
    expect(await store.idempotency.sweep(later(10))).toBe(1);
    expect(await reserve('q', later(11))).toEqual({ kind: 'yours' });
  });

  it('never lets an older availability replace a newer one', async () => {
    const since = (ms: number) => later(ms).toISOString();
    await store.availability.set('acme', 'ana', { state: 'away', since: since(5), until: null });
    await store.availability.set('acme', 'ana', { state: 'available', since: since(1), until: null });
    expect(await store.availability.get('acme', 'ana')).toEqual({ state: 'away', since: since(5), until: null });
  });
});
