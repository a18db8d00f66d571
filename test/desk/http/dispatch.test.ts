/** From the trigger to the rep and back, as platforms and reps live it: offers, queue, decline, silence, late answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offered, report, startTestDesk, type TestDesk } from './desk-app.ts';

let desk: TestDesk;
let platform: string;
beforeEach(async () => {
  desk = await startTestDesk();
  platform = await desk.key('acme', 'platform', 'vapi');
});
afterEach(() => desk.stop());

const again = async (id: string) => (await desk.ask(platform, `POST /v1/conversations/${id}/handoff`, {})).body.answer;
const stateOf = async (id: string) => (await desk.ask(platform, `GET /v1/conversations/${id}`)).body.handoff.state;
const feedOf = async (rep: string) =>
  (await desk.store.feed.after('acme', rep, 0, 100)).map(({ message }) => message.type);
const pass = (ms: number) => {
  desk.clock.now = new Date(desk.clock.now.getTime() + ms);
};

describe('a handoff', () => {
  it('is offered to the rep who is free, and the platform is told where to transfer to', async () => {
    await desk.rep('acme', 'ana');
    const { heard, handoffId } = await offered(desk, platform);
    expect(heard.body.answer).toEqual({
      kind: 'transfer',
      handoffId,
      rep: { id: 'ana', name: 'Ana' },
      to: 'sip:ana@example.com',
      headers: { 'X-Baton-Handoff': expect.stringMatching(new RegExp(`^${handoffId}\\.`)) },
      expiresAt: '2026-03-02T15:05:00.000Z',
      say: 'Let me put you through to my colleague Ana. I will pass on what you told me.',
    });
    expect(await feedOf('ana')).toEqual(['offer']);
  });

  it('is answered alike to a platform that asks twice, by any node', async () => {
    await desk.rep('acme', 'ana');
    const { id } = (await desk.ask(platform, 'POST /v1/conversations', { prospect: {} })).body;
    expect((await desk.ask(platform, `GET /v1/conversations/${id}/handoff`)).status).toBe(404);
    const { id: other, heard } = await offered(desk, platform);
    expect(await again(other)).toEqual(heard.body.answer);
    const seen = await desk.ask(platform, `GET /v1/conversations/${other}/handoff`);
    expect(seen.body.answer).toEqual(heard.body.answer);
  });

  it('waits while all are busy, with its place, and goes to whoever comes free', async () => {
    for (const rep of ['ana', 'ben', 'cleo', 'dan']) await desk.rep('acme', rep);
    const first = await offered(desk, platform);
    for (let busy = 0; busy < 3; busy += 1) await offered(desk, platform);
    const second = await offered(desk, platform);
    expect(second.heard.body.answer).toMatchObject({ kind: 'wait', position: 1, askAgainSeconds: 4 });
    expect(second.heard.body.answer.say).toMatch(/^You are next in line, and it should take /);
    // In the same millisecond nobody was first.
    pass(1);
    const third = await offered(desk, platform);
    expect(third.heard.body.answer).toMatchObject({ kind: 'wait', position: 2 });
    await desk.ask(platform, `POST /v1/conversations/${first.id}/cancel`, {});
    expect(await again(second.id)).toMatchObject({ kind: 'transfer', rep: first.heard.body.answer.rep });
    expect(await again(third.id)).toMatchObject({ kind: 'wait', position: 1 });
  });

  it('goes to another rep after a decline, and never back', async () => {
    const keys = { ana: await desk.rep('acme', 'ana'), ben: await desk.rep('acme', 'ben') };
    const { id, handoffId, heard } = await offered(desk, platform);
    const first: 'ana' | 'ben' = heard.body.answer.rep.id;
    const other = first === 'ana' ? 'ben' : 'ana';
    const decline = (rep: 'ana' | 'ben') =>
      desk.ask(keys[rep], `POST /v1/handoffs/${handoffId}/decline`, report(handoffId, { reason: 'wrong-rep' }));
    expect((await decline(first)).status).toBe(204);
    expect(await again(id)).toMatchObject({ kind: 'transfer', rep: { id: other } });
    expect((await desk.ask(keys[first], `POST /v1/handoffs/${handoffId}/accept`, {})).status).toBe(410);
    await decline(other);
    expect(await again(id)).toMatchObject({ kind: 'callback', why: 'all-passed' });
  });

  it('rings the next rep when the first lets it ring, and refuses the first one’s late accept', async () => {
    const keys = { ana: await desk.rep('acme', 'ana'), ben: await desk.rep('acme', 'ben') };
    const { id, handoffId, reference, heard } = await offered(desk, platform);
    const first: 'ana' | 'ben' = heard.body.answer.rep.id;
    const other = first === 'ana' ? 'ben' : 'ana';
    pass(15_001);
    await vi.waitFor(async () => expect(await again(id)).toMatchObject({ rep: { id: other } }), 5_000);
    const show = { 'x-baton-handoff': reference };
    expect((await desk.ask(keys[first], `GET /v1/handoffs/${handoffId}`, undefined, show)).status).toBe(410);
    expect((await desk.ask(keys[first], `POST /v1/handoffs/${handoffId}/accept`, {})).status).toBe(410);
    expect((await desk.ask(keys[other], `POST /v1/handoffs/${handoffId}/accept`, { token: 1 })).status).toBe(410);
    expect((await desk.ask(keys[other], `POST /v1/handoffs/${handoffId}/accept`, {})).status).toBe(204);
    expect(await again(id)).toMatchObject({ say: expect.stringMatching(/^I have my colleague .* on the line/) });
    expect(await feedOf(first)).toEqual(['offer', 'withdrawn']);
    expect(await feedOf(other)).toEqual(['offer', 'connect']);
  });

  it('is taken back when the prospect leaves, and parts nobody who talks', async () => {
    const ana = await desk.rep('acme', 'ana');
    const one = await offered(desk, platform);
    await desk.ask(platform, `POST /v1/conversations/${one.id}/cancel`, {});
    expect(await stateOf(one.id)).toBe('ended');
    const two = await offered(desk, platform);
    await desk.ask(
      ana,
      `POST /v1/handoffs/${two.handoffId}/bridged`,
      report(two.handoffId, { afterMs: 9, strategy: null }),
    );
    await desk.ask(platform, `POST /v1/conversations/${two.id}/cancel`, {});
    expect(await again(two.id)).toEqual({ kind: 'taken', handoffId: two.handoffId });
    const journal = await desk.store.handoffs.journal('acme', two.handoffId);
    expect(journal.map(({ kind }) => kind)).toEqual(['triggered', 'offered', 'bridged', 'prospect-left']);
  });

  it('goes to the next rep when the platform dialled in vain', async () => {
    await desk.rep('acme', 'ana');
    await desk.rep('acme', 'ben');
    const { id, heard } = await offered(desk, platform);
    await desk.ask(platform, `POST /v1/conversations/${id}/missed`, {});
    const next = await again(id);
    expect(next.kind).toBe('transfer');
    expect(next.rep.id).not.toBe(heard.body.answer.rep.id);
  });

  it('is offered to somebody else when the rep’s phone is gone', async () => {
    await desk.rep('acme', 'ana');
    await desk.rep('acme', 'ben');
    const { id, heard } = await offered(desk, platform);
    desk.node.gone('acme', heard.body.answer.rep.id);
    await vi.waitFor(async () => expect((await again(id)).rep.id).not.toBe(heard.body.answer.rep.id), 5_000);
  });
});
