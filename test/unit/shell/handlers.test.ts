/** The handlers on a real workspace: encrypted database, practice line on loopback, a keyring that can say no. Fault 32. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InviteFacts } from '../../../src-main/contract/call.ts';
import { emptyDraft } from '../../../src-main/contract/feedback.ts';
import { defaultNetwork, type Network } from '../../../src-main/contract/network.ts';
import type { Edge } from '../../../src-main/contract/settings.ts';
import { type HandlerBench, openHandlers } from '../../support/handler-bench.ts';

const edge: Edge = {
  label: 'Office',
  server: 'wss://edge.example:7443/ws',
  aor: 'sip:rep@example.com',
  username: 'rep',
  realm: null,
  displayName: 'Rep',
  strategy: 'early',
  acceptSignal: { kind: 'desk' },
  expiresSeconds: 300,
  iceServers: [],
};

const facts: InviteFacts = {
  sipCallId: 'a@b',
  callerId: '+12025550123',
  displayName: 'Dana Whitfield',
  headers: [],
  parts: [],
  receivedAt: '2026-01-01T00:00:00Z',
};

let bench: HandlerBench;
let handlers: HandlerBench['handlers'];

beforeEach(() => {
  bench = openHandlers();
  handlers = bench.handlers;
});

afterEach(() => bench.close());

async function consent(): Promise<void> {
  expect(await handlers['keyring:consent']({ accept: true })).toEqual({ ok: true, value: {} });
}

describe('before consent', () => {
  it('nothing can be read or written, and nothing is', async () => {
    const closed = { ok: false, error: { code: 'keyring-needs-consent' } };
    expect(await handlers['settings:get']({})).toMatchObject(closed);
    expect(await handlers['account:save']({ edge, password: 'hunter2' })).toMatchObject(closed);
    expect(await handlers['handoff:begin'](facts)).toMatchObject(closed);
    expect(readdirSync(bench.userData)).toEqual([]);
  });

  it('what needs no secret works', async () => {
    expect(await handlers['app:info']({})).toMatchObject({ ok: true });
    expect(await handlers['keyring:status']({})).toMatchObject({ ok: true, value: { state: 'needs-consent' } });
    expect(await handlers['whisper:speak']({ text: 'hello' })).toMatchObject({ error: { code: 'unsupported' } });
  });
});

describe('after consent', () => {
  beforeEach(consent);

  it('the practice line is the account, and pages may connect to it', async () => {
    expect(await handlers['account:get']({})).toMatchObject({ ok: true, value: { practice: true } });
    expect(bench.sources.at(-1)?.practice).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\//);
    expect(await handlers['practice:scripts']({})).toMatchObject({ ok: true });
  });

  it('a saved edge becomes the account; a null password keeps the stored one', async () => {
    await handlers['account:save']({ edge, password: 'hunter2' });
    await handlers['account:save']({ edge: { ...edge, label: 'Renamed' }, password: null });
    expect(await handlers['account:get']({})).toMatchObject({
      value: { practice: false, password: 'hunter2', edge: { label: 'Renamed' } },
    });
    expect(bench.sources.at(-1)).toMatchObject({ edges: [edge.server], practice: null });
    // The new line's desk is told whether this rep can be reached.
    expect(await handlers['outbox:status']({})).toMatchObject({ value: { pending: 1 } });
    expect(await handlers['practice:call']({ scriptId: null })).toMatchObject({ error: { code: 'unsupported' } });
  });

  it('a saved network becomes the way of the edge, its password kept in the keyring and out of the settings', async () => {
    await handlers['account:save']({ edge, password: 'hunter2' });
    const network: Network = {
      ...defaultNetwork,
      moreServers: ['wss://second.example'],
      turn: { urls: ['turn:relay.example'], username: 'rep' },
    };
    const saved = await handlers['network:save']({ network, turnPassword: 'hunter3' });
    expect(JSON.stringify(saved)).not.toContain('hunter3');
    expect(bench.sources.at(-1)).toMatchObject({ edges: [edge.server, 'wss://second.example'] });
    await handlers['network:save']({ network, turnPassword: null });
    expect(await handlers['account:get']({})).toMatchObject({
      value: {
        edge: { iceServers: [{ urls: 'turn:relay.example', username: 'rep', credential: 'hunter3' }] },
        route: { servers: [edge.server, 'wss://second.example'] },
      },
    });
  });

  it('the edge cannot be chosen before it is set up', async () => {
    expect(await handlers['settings:set']({ line: 'edge' })).toMatchObject({ error: { code: 'bad-request' } });
    expect(await handlers['settings:set']({ theme: 'dark' })).toMatchObject({ ok: true, value: { theme: 'dark' } });
    expect(bench.pushed).toContain('settings:changed');
  });

  it('a page that dies in a call leaves no call open', async () => {
    const begun = await handlers['handoff:begin'](facts);
    if (!begun.ok) throw new Error(begun.error.message);
    const open = await bench.door.workspace();
    if (open.ok) open.value.callsCutOff();
    expect(await handlers['history:get']({ handoffId: begun.value.handoffId })).toMatchObject({
      value: { item: { outcome: { kind: 'failed', cause: 'interrupted' } } },
    });
  });

  it('a handoff goes from the INVITE to submitted feedback', async () => {
    const begun = await handlers['handoff:begin'](facts);
    if (!begun.ok) throw new Error(begun.error.message);
    const { handoffId } = begun.value;
    await handlers['handoff:record']({ handoffId, event: { type: 'bridged', afterMs: 900 }, afterMs: 900 });
    await handlers['handoff:note']({ handoffId, text: 'Call back on Monday' });
    const ended = { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 12 } as const;
    await handlers['handoff:record']({ handoffId, event: ended, afterMs: 12_900 });
    await handlers['feedback:draft']({ handoffId, draft: { ...emptyDraft, rating: 4 } });
    expect(await handlers['feedback:submit']({ handoffId, draft: { ...emptyDraft, rating: 5 } })).toMatchObject({
      ok: true,
    });
    expect(await handlers['history:get']({ handoffId })).toMatchObject({
      value: { note: 'Call back on Monday', bridgedAfterMs: 900, item: { feedback: 'submitted', talkSeconds: 12 } },
    });
  });

  it('an unknown handoff is an answer, not a banner', async () => {
    const handoffId = '00000000-0000-4000-8000-000000000009';
    expect(await handlers['handoff:note']({ handoffId, text: 'x' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await handlers['history:get']({ handoffId })).toMatchObject({ error: { code: 'not-found' } });
    expect(bench.warned).toEqual([]);
  });

  it('a database that fails is an answer and a banner', async () => {
    const open = await bench.door.workspace();
    if (!open.ok) throw new Error(open.error.message);
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    open.value.store.handoffs.setNote = () => {
      throw full;
    };
    const handoffId = '00000000-0000-4000-8000-000000000009';
    expect(await handlers['handoff:note']({ handoffId, text: 'x' })).toMatchObject({ error: { code: 'database' } });
    expect(bench.warned).toEqual(['storage-failed']);
  });

  it('availability is kept and told', async () => {
    await handlers['availability:set']({ state: 'do-not-disturb', lasting: { kind: 'minutes', minutes: 30 } });
    expect(await handlers['availability:get']({})).toMatchObject({ value: { state: 'do-not-disturb' } });
    expect(bench.pushed).toContain('availability:changed');
  });
});
