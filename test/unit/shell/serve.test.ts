/** What reaches main through the table of channels, and what does not. Faults 26, 27 and 30. */
import { describe, expect, it } from 'vitest';
import { type RequestName, requests } from '../../../src-main/contract/channels.ts';
import { ok } from '../../../src-main/contract/result.ts';
import type { Sender } from '../../../src-main/ipc/sender.ts';
import { isTrustedSender } from '../../../src-main/ipc/sender.ts';
import { type Handlers, serve } from '../../../src-main/ipc/serve.ts';

type Invoke = (event: Sender, ...args: unknown[]) => Promise<unknown>;

const page: Sender = { sender: { id: 7 }, senderFrame: { url: 'app://bundle/index.html', parent: null } };

/** Serves `handlers` (the rest throws) and answers how to call a channel as the page would. */
function served(handlers: Partial<Handlers>, now: () => number = () => 0) {
  const channels = new Map<string, Invoke>();
  const logged: string[] = [];
  const missing = (name: string) => () => {
    throw new Error(`${name} must not be called`);
  };
  const all = Object.fromEntries(Object.keys(requests).map((name) => [name, missing(name)]));
  serve({
    ipc: { handle: (name: string, listener: Invoke) => void channels.set(name, listener) } as never,
    handlers: { ...all, ...handlers } as Handlers,
    isTrusted: (event) => isTrustedSender(event, 7),
    now,
    log: (event, fields) => void logged.push(`${event} ${fields['name']}`),
  });
  return {
    channels,
    logged,
    invoke: (name: RequestName, request: unknown, event = page) => channels.get(name)?.(event, request),
  };
}

const info = { version: '1', platform: 'test', runtime: 'test', dataPath: '/', updates: 'none' } as const;

describe('serve', () => {
  it('answers every channel of the table and no other', () => {
    expect([...served({}).channels.keys()].sort()).toEqual(Object.keys(requests).sort());
  });

  it('runs the handler and answers its parsed reply', async () => {
    const { invoke } = served({ 'app:info': () => ok({ ...info, surplus: 'dropped by the schema' }) });
    expect(await invoke('app:info', {})).toEqual({ ok: true, value: info });
  });

  it.each([
    ['another window', { sender: { id: 8 }, senderFrame: page.senderFrame }],
    ['a frame that is gone', { sender: { id: 7 }, senderFrame: null }],
    ['an iframe', { sender: { id: 7 }, senderFrame: { url: 'app://bundle/index.html', parent: {} } }],
    ['another origin', { sender: { id: 7 }, senderFrame: { url: 'https://bundle/index.html', parent: null } }],
    ['a host that begins the same', { sender: { id: 7 }, senderFrame: { url: 'app://bundle.evil/', parent: null } }],
    [
      'the practice caller',
      { sender: { id: 7 }, senderFrame: { url: 'app://bundle/practice-caller.html', parent: null } },
    ],
  ])('refuses %s on every channel', async (_who, event: Sender) => {
    const { invoke } = served({});
    for (const name of Object.keys(requests) as RequestName[]) {
      expect(await invoke(name, {}, event)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
  });

  it.each([
    ['a wrong type', 'history:get', { handoffId: 7 }],
    ['SQL where an id belongs', 'history:get', { handoffId: "' OR 1=1 --" }],
    ['a path where an id belongs', 'history:get', { handoffId: '../../etc/passwd' }],
    ['a number out of range', 'history:list', { query: '', limit: 1e9, before: null }],
    ['no object at all', 'settings:get', null],
    ['a missing answer', 'keyring:consent', { accept: false }],
  ] as const)('refuses %s', async (_what, name, request) => {
    expect(await served({}).invoke(name, request)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it('refuses a request without or with more than one value', async () => {
    const { channels } = served({});
    for (const args of [[], [{}, {}]]) {
      expect(await channels.get('app:info')?.(page, ...args)).toMatchObject({ error: { code: 'bad-request' } });
    }
  });

  it('refuses what is too large before parsing it', async () => {
    const { invoke } = served({});
    const handoffId = '00000000-0000-4000-8000-000000000000';
    const large = await invoke('handoff:note', { handoffId, text: 'x'.repeat(1_000_000) });
    const bytes = await invoke('app:info', { bytes: new Uint8Array(1_000_000) });
    let deep: unknown = {};
    for (let depth = 0; depth < 10_000; depth += 1) deep = { deep };
    for (const reply of [large, bytes, await invoke('app:info', deep)]) {
      expect(reply).toMatchObject({ ok: false, error: { code: 'too-large' } });
    }
  });

  it('answers a bad reply of ours as a fault of ours', async () => {
    const { invoke, logged } = served({ 'app:info': () => ok({ version: 1 } as never) });
    expect(await invoke('app:info', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(logged).toEqual(['ipc-bad-reply app:info']);
  });

  it('lets no exception and no message of one through', async () => {
    const { invoke, logged } = served({
      'app:info': () => {
        throw new Error('/home/rep/secret');
      },
    });
    const reply = await invoke('app:info', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(logged).toEqual(['ipc-handler-threw app:info']);
  });

  it('limits a flood, says so once, and recovers', async () => {
    let now = 0;
    let ran = 0;
    const handler = () => {
      ran += 1;
      return ok(info);
    };
    const { invoke, logged } = served({ 'app:info': handler }, () => now);
    const replies = await Promise.all(Array.from({ length: 10_000 }, () => invoke('app:info', {})));
    expect(ran).toBeLessThan(100);
    expect(replies.at(-1)).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
    expect(logged).toEqual(['ipc-rate-limited app:info']);
    now = 10_000;
    expect(await invoke('app:info', {})).toMatchObject({ ok: true });
  });

  it('counts each channel by itself', async () => {
    const { invoke } = served({
      'app:info': () => ok(info),
      'keyring:status': () => ok({ backend: 'x', state: 'ready' }),
    });
    await Promise.all(Array.from({ length: 500 }, () => invoke('app:info', {})));
    expect(await invoke('keyring:status', {})).toMatchObject({ ok: true });
  });
});
