/** Dialling from cards and lists: at once where that can be, on the dial page where it cannot. */
import { expect, test } from 'vitest';
import type { CallIntent } from '../../../src-main/contract/call.ts';
import type { TransferTarget } from '../../../src-main/contract/dial.ts';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { fail, ok, type Result } from '../../../src-main/contract/result.ts';
import { notices } from '../../../src-renderer/call/notices.ts';
import { type CallState, idle } from '../../../src-renderer/call/state.ts';
import { createAsk } from '../../../src-renderer/screens/ask.ts';
import { createDialActions, lastDialled, recentNumbers } from '../../../src-renderer/screens/dial-actions.ts';
import type { View } from '../../../src-renderer/store/app-store.ts';
import { FakeBaton } from '../../support/fakes/fake-baton.ts';
import { talking } from '../../support/preview/calls.ts';
import { history } from '../../support/preview/history.ts';

function talkOn(legId: string): CallState {
  return { ...talking, call: { ...talking.call, legId } };
}

function setUp(answer: Result<void>, transfer: Result<TransferTarget> = fail('internal', 'Nobody asks.')) {
  const opened: View[] = [];
  const warnings: string[] = [];
  const sent: CallIntent[] = [];
  const baton = new FakeBaton();
  baton.answers['transfer:check'] = async () => transfer;
  const front = { current: talkOn('a') };
  const call = { getState: () => front.current, getInitialState: () => idle, subscribe: () => () => undefined };
  const actions = createDialActions(
    createAsk(baton),
    { call, dial: async () => answer, send: (intent) => sent.push(intent) },
    {
      open: (view) => opened.push(view),
      warn: (_id, message) => warnings.push(message),
      dismissWarning: () => undefined,
    },
  );
  return { actions, opened, warnings, sent, front };
}

test('a call that is placed leaves the page as it is', async () => {
  const { actions, opened, warnings } = setUp(ok(undefined));
  await actions.dial('+13035550142');
  expect({ opened, warnings }).toEqual({ opened: [], warnings: [] });
});

test('a number that is not cleared is brought to the page with the override, and what it goes back to with it', async () => {
  const { actions, opened } = setUp(fail('forbidden', 'Outside calling hours.'));
  const about = { kind: 'handoff', handoffId: '0b0e8f6e-2f6a-4a52-9f6c-6a1d6d2f9a01' } as const;
  await actions.dial('+13035550142', about);
  expect(opened).toEqual([{ page: 'dial', input: '+13035550142', about }]);
});

test('a line that is down is said where the rep is', async () => {
  const { actions, opened, warnings } = setUp(fail('unreachable', 'The line is not up.'));
  await actions.dial('+13035550142');
  expect({ opened, warnings }).toEqual({ opened: [], warnings: ['Nothing was dialled. The line is not up.'] });
});

test('a call is transferred to what main has read, by the name it knows', async () => {
  const target = { kind: 'code', digits: '204' } as const;
  const { actions, sent } = setUp(ok(undefined), ok({ target, display: '204', name: 'Sam Okafor' }));
  expect(await actions.transfer('204')).toEqual(ok(undefined));
  expect(sent).toEqual([{ type: 'transfer', target, display: 'Sam Okafor', legId: 'a' }]);
});

test('a key pressed twice transfers once, and another transfer is one of its own', async () => {
  const { actions, sent } = setUp(
    ok(undefined),
    ok({ target: { kind: 'code', digits: '204' }, display: '204', name: null }),
  );
  const both = await Promise.all([actions.transfer('204'), actions.transfer('204')]);
  expect([both, sent.length]).toEqual([[ok(undefined), ok(undefined)], 1]);
  await actions.transfer('204');
  expect(sent).toHaveLength(2);
});

test.each([
  ['another call has come to the front', talkOn('b')],
  ['the call is over', idle],
])('nobody is transferred when %s while the number was looked at', async (_name, now) => {
  const { actions, sent, front } = setUp(
    ok(undefined),
    ok({ target: { kind: 'code', digits: '204' }, display: '204', name: null }),
  );
  const wish = actions.transfer('204');
  front.current = now;
  expect(await wish).toEqual(fail('rejected', notices.notTransferred));
  expect(sent).toEqual([]);
});

test('where a call may not be transferred to, it stays', async () => {
  const refused = fail('forbidden', 'Calls may not be transferred there.');
  const { actions, sent } = setUp(ok(undefined), refused);
  expect(await actions.transfer('+44 20 7946 0000')).toEqual(refused);
  expect(sent).toEqual([]);
});

const [first] = history;
const item = (change: Partial<HistoryItem>): HistoryItem => {
  if (first === undefined) throw new Error('the sample history is empty');
  return { ...first, ...change };
};

test('recent numbers are those called or missed, each once', () => {
  const items = [
    item({ phone: '+1', direction: 'out', talkSeconds: 5 }),
    item({ phone: '+2', direction: 'in', talkSeconds: 0 }),
    item({ phone: '+1', direction: 'in', talkSeconds: 0 }),
    item({ phone: '+3', direction: 'in', talkSeconds: 60 }),
    item({ phone: null, direction: 'in', talkSeconds: 0 }),
    item({ phone: '+4', direction: 'out', talkSeconds: 0 }),
  ];
  expect(recentNumbers(items, 5).map(({ phone }) => phone)).toEqual(['+1', '+2', '+4']);
  expect(recentNumbers(items, 2)).toHaveLength(2);
  expect(lastDialled(items)).toBe('+1');
  expect(lastDialled([])).toBe(null);
});
