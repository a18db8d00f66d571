/** What every storage engine must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src-main/desk/conversations/conversation.ts';
import { makeKey } from '../../../src-main/desk/keys/api-key.ts';
import type { DeskStore, OfferRequest } from '../../../src-main/desk/store/store.ts';
import { engines } from './engines.ts';

const at = new Date('2026-03-02T15:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

function conversationOf(teamId: string, id: string): Conversation {
  return { teamId, id, input: { prospect: { name: 'Dana' } }, startedAt: at, createdAt: at };
}

function offerOf(id: string, nonceHash: string, changes: Partial<OfferRequest> = {}): OfferRequest {
  const reference = { nonceHash, expiresAt: later(1_000) };
  return { teamId: 'acme', id, conversationId: 'c1', trigger: null, claims: null, reference, at, ...changes };
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

  it('lets one open handoff stand per conversation, under a fence that rises', async () => {
    const first = await store.handoffs.offer(offerOf('h1', 'n1'));
    const second = await store.handoffs.offer(offerOf('h2', 'n2'));
    expect([first.handoff.id, second.handoff.id]).toEqual(['h1', 'h1']);
    expect([first.handoff.fence, second.handoff.fence]).toEqual([1, 2]);
    expect(await store.handoffs.redeem('acme', 'h1', 'n1', 'ana', at)).toBe('superseded');
    expect(await store.handoffs.redeem('globex', 'h1', 'n2', 'ana', at)).toBe('unknown');
    expect(await store.handoffs.redeem('acme', 'h1', 'n2', 'ana', at)).toBe('redeemed');
    expect(await store.handoffs.redeem('acme', 'h1', 'n2', 'ana', later(5_000))).toBe('redeemed');
    expect(await store.handoffs.redeem('acme', 'h1', 'n2', 'ben', at)).toBe('used');
  });

  it('leaves a rep who looks at an offer alone until its reference expires', async () => {
    await store.handoffs.offer(offerOf('h1', 'n1'));
    await store.handoffs.redeem('acme', 'h1', 'n1', 'ana', at);
    expect(await store.handoffs.offer(offerOf('h2', 'n2'))).toMatchObject({
      offered: false,
      handoff: { holder: 'ana' },
    });
    const again = await store.handoffs.offer(offerOf('h2', 'n2', { at: later(2_000) }));
    expect(again).toMatchObject({ offered: true, handoff: { id: 'h1', fence: 2, holder: null } });
    expect(await store.handoffs.redeem('acme', 'h1', 'n2', 'ben', later(1_000))).toBe('expired');
  });

  it('writes a verdict with its journal entry, or neither', async () => {
    const { handoff } = await store.handoffs.offer(offerOf('h1', 'n1'));
    const entry = { kind: 'ringing', repId: 'ana', body: { a: 1 }, at, current: true };
    const ring = () =>
      store.handoffs.update('acme', 'h1', (current) => {
        return { kind: 'write', next: { ...current, state: 'ringing' }, entry, answer: 'rung' };
      });
    expect(await ring()).toBe('rung');
    const broken = store.handoffs.update('acme', 'h1', () => {
      throw new Error('no verdict');
    });
    await expect(broken).rejects.toThrow('no verdict');
    expect(await store.handoffs.update('globex', 'h1', () => ({ kind: 'leave', answer: 'seen' }))).toBeNull();
    const again = await opened.reopen();
    expect(await again.handoffs.get('acme', 'h1')).toEqual({ ...handoff, state: 'ringing' });
    expect(await again.handoffs.journal('acme', 'h1')).toEqual([entry]);
  });

  it('answers an idempotency key by what became of it', async () => {
    const slot = { teamId: 'acme', keyId: 'k', idempotencyKey: 'once-only' };
    const reserve = (print: string, now: Date) => store.idempotency.reserve(slot, print, now, later(0));
    expect(await reserve('p', later(0))).toEqual({ kind: 'yours' });
    expect(await reserve('p', later(1))).toEqual({ kind: 'running' });
    expect(await reserve('q', later(1))).toEqual({ kind: 'other-content' });
    const abandoned = store.idempotency.reserve(slot, 'p', later(9), later(5));
    expect(await abandoned).toEqual({ kind: 'yours' });
    await store.idempotency.keep(slot, { status: 201, body: '{}' });
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
