import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { BatonApi } from '../../../src-main/contract/channels.ts';
import { emptyDraft } from '../../../src-main/contract/feedback.ts';
import { ok } from '../../../src-main/contract/result.ts';
import { defaultSettings } from '../../../src-main/contract/settings.ts';
import { type Lines, noCalls } from '../../../src-renderer/call/lines.ts';
import { idle } from '../../../src-renderer/call/state.ts';
import { createActions } from '../../../src-renderer/screens/actions.ts';
import { followPushes } from '../../../src-renderer/screens/pushes.ts';
import { createAppStore } from '../../../src-renderer/store/app-store.ts';
import { FakeBaton } from '../../support/fakes/fake-baton.ts';
import { type Asked, createFakeBaton } from '../../support/preview/fake-baton.ts';
import { reachable } from '../../support/preview/line.ts';
import { plain, type Situation } from '../../support/preview/situation.ts';

const situation: Situation = { ...plain, history: [] };

function setUp(main: Situation['main'] = 'works', change: (baton: BatonApi) => BatonApi = (baton) => baton) {
  const asked: Asked[] = [];
  const app = createAppStore();
  let restarts = 0;
  const session = {
    call: createStore(() => idle),
    lines: createStore<Lines>(() => noCalls),
    line: createStore(() => reachable),
    send: () => undefined,
    dial: async () => ok(undefined),
    restart: async () => {
      restarts += 1;
    },
    now: () => 0,
    remoteLevel: () => 0,
    checkEdge: async () => ok({ roundTripMs: 31 }),
    checkPaths: async () => null,
    measureRelay: async () => null,
    listen: () => ({ level: () => 0, stop: () => undefined }),
    playTest: async () => ok(undefined),
    dismissNotice: () => undefined,
  };
  const baton = change(createFakeBaton({ ...situation, main }, asked));
  const names = () => asked.map(({ name }) => name);
  return { actions: createActions(baton, session, app), app, asked, names, restarts: () => restarts };
}

describe('start', () => {
  test('settings, availability and history are there after boot', async () => {
    const { actions, app } = setUp();
    await actions.boot();
    expect(app.getState()).toMatchObject({
      boot: { kind: 'ready' },
      settings: { repName: 'Sarah' },
      recent: { kind: 'ready' },
    });
  });

  test('settings that change while the window starts are not taken back by the answer that was under way', async () => {
    const baton = new FakeBaton();
    const { actions, app } = setUp('works', () => baton);
    baton.answers['settings:get'] = async () => {
      baton.push('settings:changed', { ...defaultSettings, repName: 'Newer' });
      return ok({ ...defaultSettings, repName: 'Older' });
    };
    await actions.boot();
    expect(app.getState().settings.repName).toBe('Newer');
  });

  test('neither is availability', async () => {
    const baton = new FakeBaton();
    const { actions, app } = setUp('works', () => baton);
    const away = { state: 'away', until: null, since: '2026-03-02T15:00:01.000Z' } as const;
    followPushes(baton, app, actions);
    baton.answers['outbox:status'] = async () => {
      baton.push('availability:changed', away);
      return ok({ pending: 0, lastError: null });
    };
    await actions.boot();
    expect(app.getState().availability).toEqual(away);
  });

  test('unreadable settings are an error in words', async () => {
    const { actions, app } = setUp('broken');
    await actions.boot();
    expect(app.getState().boot).toMatchObject({ kind: 'failed', error: { code: 'database' } });
  });

  test('the user’s consent is asked once and the phone starts again with it', async () => {
    const { actions, app, restarts } = setUp('needs-consent');
    await actions.boot();
    expect(app.getState().keyring.state).toBe('needs-consent');
    await actions.acceptPlainStorage();
    expect(app.getState().keyring.state).toBe('ready');
    expect(restarts()).toBe(1);
  });

  test('a main process that is gone is reported, not thrown', async () => {
    const { actions, app } = setUp('works', (baton) => ({
      ...baton,
      request: () => Promise.reject(new Error('gone')),
    }));
    await actions.boot();
    expect(app.getState().boot).toMatchObject({ kind: 'failed', error: { code: 'internal' } });
  });
});

describe('typed text', () => {
  test('what is typed before the handoff has a name is stored once it has', async () => {
    const { actions, app, asked } = setUp();
    const draft = { ...emptyDraft, note: 'draft' };
    actions.setNote({ key: 'leg', handoffId: null }, 'note');
    actions.setDraft({ key: 'leg', handoffId: null }, draft);
    expect(asked).toEqual([]);
    actions.adoptTyped('leg', 'handoff');
    expect(asked).toEqual([
      { name: 'handoff:note', request: { handoffId: 'handoff', text: 'note' } },
      { name: 'feedback:draft', request: { handoffId: 'handoff', draft } },
    ]);
    expect(app.getState()).toMatchObject({ notes: { handoff: 'note' }, drafts: { handoff: draft } });
    expect(app.getState().notes).not.toHaveProperty('leg');
  });

  test('a verdict is the last word: no draft is written after it', async () => {
    const { actions, names } = setUp();
    const of = { key: 'handoff', handoffId: 'handoff' };
    actions.setDraft(of, { ...emptyDraft, note: 'a' });
    actions.setDraft(of, { ...emptyDraft, note: 'ab' });
    expect(await actions.submitFeedback('handoff', { ...emptyDraft, note: 'ab' })).toBe(true);
    expect(names().filter((name) => name.startsWith('feedback'))).toEqual(['feedback:draft', 'feedback:submit']);
  });

  test('a verdict that is refused stays stored as a draft', async () => {
    const { actions, names } = setUp('works', (baton) => ({
      ...baton,
      request: (name, request) =>
        name === 'feedback:submit' ? Promise.reject(new Error('gone')) : baton.request(name, request),
    }));
    actions.setDraft({ key: 'handoff', handoffId: 'handoff' }, { ...emptyDraft, note: 'a' });
    expect(await actions.submitFeedback('handoff', { ...emptyDraft, note: 'ab' })).toBe(false);
    expect(names().filter((name) => name.startsWith('feedback'))).toEqual(['feedback:draft', 'feedback:draft']);
  });

  test('a verdict that says nothing is not sent, and the rep hears why', async () => {
    const { actions, app, names } = setUp();
    expect(await actions.submitFeedback('handoff', emptyDraft)).toBe(false);
    expect(names()).not.toContain('feedback:submit');
    expect(app.getState().said.text).toMatch(/Nothing is chosen/);
  });

  test('a verdict without a stored handoff is not lost silently', async () => {
    const { actions, app } = setUp();
    expect(await actions.submitFeedback(null, emptyDraft)).toBe(false);
    expect(app.getState().warnings).toHaveLength(1);
  });
});
