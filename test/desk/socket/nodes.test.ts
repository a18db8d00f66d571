/** Two nodes on PostgreSQL: whatever a rep sees comes from the team's leader, wherever the phone is connected. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offered, startTestDesk, type TestDesk } from '../http/desk-app.ts';
import type { OpenedEngine } from '../store/engine.ts';
import { postgres } from '../store/postgres-engine.ts';
import { openPhone, type TestPhone } from './test-phone.ts';

describe.skipIf(postgres === null)('a phone on the node that does not lead', () => {
  let opened: OpenedEngine;
  let leader: TestDesk;
  let other: TestDesk;
  let platform: string;
  let ana: TestPhone;

  beforeEach(async () => {
    if (postgres === null) throw new Error('Skipped without PostgreSQL.');
    opened = await postgres.open();
    leader = await startTestDesk({ engine: { name: 'first', open: async () => opened } });
    const second = { ...opened, store: await opened.second(), remove: async () => undefined };
    other = await startTestDesk({ engine: { name: 'second', open: async () => second } });
    platform = await leader.key('acme', 'platform', 'vapi');
    // Whoever has work of the team first leads it.
    await leader.node.append('acme', [{ type: 'reps-changed' }]);
    await expect.poll(() => leader.node.leads('acme')).toBe(true);
    // On a stalled machine the team may change hands later; what the rep sees must not depend on it.
    expect(other.node.leads('acme')).toBe(false);
    ana = await openPhone(other, 'ana');
    await expect.poll(() => leader.node.situations()[0]?.situation.available, { timeout: 5_000 }).toBe(1);
  });
  afterEach(async () => {
    ana.link.stop();
    await other.stop();
    await leader.stop();
  });

  it('sees what is likely, the offer, its brief and the queue', async () => {
    await expect.poll(() => ana.link.state().queue, { timeout: 5_000 }).toMatchObject({ available: 1 });
    const { body } = await leader.ask(platform, 'POST /v1/conversations', { prospect: {}, direction: 'inbound' });
    const turn = { turn: 1, speaker: 'prospect', text: 'Is there someone who knows?' };
    await leader.ask(platform, `POST /v1/conversations/${body.id}/turns`, turn);
    await expect.poll(() => ana.link.state().likely?.conversationId).toBe(body.id);
    const { id, handoffId } = await offered(leader, platform);
    await expect.poll(() => ana.link.state().offer).toMatchObject({ handoffId, name: 'Dana Reyes' });
    await leader.ask(platform, `POST /v1/conversations/${id}/turns`, { turn: 4, speaker: 'ai', text: 'One moment.' });
    await expect.poll(() => ana.briefs.get(handoffId)?.transcript.at(-1)?.text).toBe('One moment.');
  });

  it('finds its offer on the other node when its own goes away', async () => {
    const { handoffId } = await offered(leader, platform);
    await expect.poll(() => ana.briefs.size).toBe(1);
    await other.app.drain();
    await expect.poll(() => ana.link.state().connection.kind).toBe('waiting');
    const again = await openPhone(leader, 'ana');
    expect(again.link.state().offer).toMatchObject({ handoffId });
    again.link.stop();
  });
});
