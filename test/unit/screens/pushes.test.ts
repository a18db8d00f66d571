import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail, ok } from '../../../src-main/contract/result.ts';
import { type Lines, noCalls } from '../../../src-renderer/call/lines.ts';
import { idle } from '../../../src-renderer/call/state.ts';
import { createActions } from '../../../src-renderer/screens/actions.ts';
import { followPushes } from '../../../src-renderer/screens/pushes.ts';
import { createAppStore } from '../../../src-renderer/store/app-store.ts';
import { FakeBaton } from '../../support/fakes/fake-baton.ts';
import { callbackDue, callbackToDial, coming, quietDesk } from '../../support/preview/desk.ts';
import { reachable } from '../../support/preview/line.ts';

function setUp() {
  const baton = new FakeBaton();
  const app = createAppStore();
  const session = {
    call: createStore(() => idle),
    lines: createStore<Lines>(() => noCalls),
    line: createStore(() => reachable),
    send: () => undefined,
    dial: async () => ok(undefined),
    restart: () => Promise.resolve(),
    now: () => 0,
    remoteLevel: () => 0,
    checkEdge: async () => ok({ roundTripMs: 31 }),
    checkPaths: async () => null,
    measureRelay: async () => null,
    listen: () => ({ level: () => 0, stop: () => undefined }),
    playTest: async () => ok(undefined),
    dismissNotice: () => undefined,
  };
  const actions = createActions(baton, session, app);
  followPushes(baton, app, actions);
  return { baton, app, actions, said: () => app.getState().said.text };
}

describe('what the desk tells', () => {
  it('is shown whole at every change', () => {
    const { baton, app } = setUp();
    baton.push('desk:changed', coming);
    expect(app.getState().desk).toEqual(coming);
  });

  it('a callback that is taken back unanswered is not gone in silence', () => {
    const { baton, said } = setUp();
    baton.push('desk:changed', callbackDue);
    baton.push('desk:changed', quietDesk);
    expect(said()).toBe('Dana Whitfield: the callback is no longer offered to you.');
  });

  it('one that was dialled ends with its result, an offer with its ring: nothing is said about either', () => {
    const { baton, said } = setUp();
    for (const state of [callbackDue, callbackToDial, quietDesk, coming, quietDesk]) baton.push('desk:changed', state);
    expect(said()).toBe('');
  });
});

it('an answer that did not reach the desk stays as a warning until one does', async () => {
  const { baton, app, actions } = setUp();
  const { offer } = callbackDue;
  if (offer === null) throw new Error('the sample has no offer');
  baton.answers['callback:accept'] = () => Promise.resolve(fail('unreachable', 'The desk is not connected.'));
  await actions.takeCallback(offer);
  expect(app.getState().warnings).toEqual([
    { id: 'callback', message: 'The callback is not yours yet. The desk is not connected.' },
  ]);
  await actions.passCallback(offer);
  expect(app.getState().warnings).toEqual([]);
});
