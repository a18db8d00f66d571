/** Signing in, following settings and accounts, and signing out. */
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src-main/contract/result.ts';
import { defaultSettings } from '../../../src-main/contract/settings.ts';
import { account } from '../../support/fakes/fake-baton.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import { startBench } from '../../support/fakes/session-bench.ts';

const other = { ...account, password: 'another' };

describe('signing in', () => {
  test('opens the audio once and registers', async () => {
    const bench = await startBench();
    expect(bench.session.line.getState()).toMatchObject({
      signedIn: true,
      microphone: 'ready',
      reachability: { kind: 'reachable' },
    });
    expect(bench.phone()).toMatchObject({ state: 'started' });
    await bench.session.restart();
    expect(bench.desks).toHaveLength(1);
    expect(bench.phones).toHaveLength(1);
    expect(bench.phone().doubts).toEqual(['network']);
  });

  test('without an account is signed out', async () => {
    const bench = await startBench((baton) => {
      baton.account = null;
    });
    expect(bench.session.line.getState()).toMatchObject({ signedIn: false, reachability: { kind: 'signed-out' } });
    expect(bench.phones).toEqual([]);
  });

  test('takes nothing back that main told while it was answering', async () => {
    const bench = await startBench((baton) => {
      baton.answers['account:get'] = async () => {
        baton.push('availability:changed', { state: 'away', until: null, since: '2026-03-02T15:04:00.000Z' });
        return ok(baton.account);
      };
    });
    expect(bench.phone().deps.presence()).toBe('away');
    const leg = await bench.invite('a');
    expect(leg.told('decline')).toHaveLength(1);
  });

  test('says what could not be read', async () => {
    const bench = await startBench((baton) => {
      baton.answers['account:get'] = async () => fail('keyring-unavailable', 'The keyring is locked.');
    });
    expect(bench.session.line.getState().notice?.text).toContain('The keyring is locked.');
    bench.session.dismissNotice();
    expect(bench.session.line.getState().notice).toBeNull();
  });
});

describe('the microphone', () => {
  test('that is not allowed lets the phone ring, and the bridge says why it waits', async () => {
    const bench = await startBench((_baton, deskOf) =>
      deskOf((desk) => {
        desk.microphoneState = 'denied';
      }),
    );
    expect(bench.session.line.getState()).toMatchObject({ microphone: 'denied', reachability: { kind: 'reachable' } });
    const leg = await bench.invite('a');
    bench.session.send({ type: 'bridge' });
    expect(bench.call('ringing').notice).toMatch(/not allowed/);
    expect(bench.desk().reopened).toBe(1);
    expect(leg.told('bridge')).toEqual([]);
    bench.desk().setMicrophone('ready');
    await bench.bridge(leg);
    expect(bench.call('talking').call.legId).toBe('a');
  });

  test('that is being asked for does not keep the phone from registering', async () => {
    const bench = await startBench((_baton, deskOf) =>
      deskOf((desk) => {
        desk.microphoneState = 'opening';
      }),
    );
    expect(bench.phones).toEqual([]);
    await bench.clock.advance(400);
    expect(bench.phone().state).toBe('started');
  });

  test('that changes is told to the rep', async () => {
    const bench = await startBench();
    bench.desk().emit({ type: 'notice', text: 'Callers now hear you through the laptop.' });
    expect(bench.session.line.getState().notice).toMatchObject({ text: 'Callers now hear you through the laptop.' });
  });
});

describe('another account', () => {
  test('replaces the phone', async () => {
    const bench = await startBench();
    bench.baton.account = other;
    await bench.session.restart();
    expect(bench.phones.map(({ state }) => state)).toEqual(['stopped', 'started']);
    expect(bench.desks).toHaveLength(1);
  });

  test('waits for the call that is on to end', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    await bench.bridge(leg);
    bench.baton.account = other;
    await bench.session.restart();
    expect(bench.phones.map(({ state }) => state)).toEqual(['started']);
    expect(bench.call('talking').call.legId).toBe('a');

    leg.emit({ type: 'remote-hang-up' });
    await settled();
    expect(bench.phones.map(({ state }) => state)).toEqual(['stopped', 'started']);
  });

  test('pushed by main as another line signs in again', async () => {
    const bench = await startBench();
    bench.baton.account = null;
    bench.baton.settings = { ...defaultSettings, line: 'edge' };
    bench.baton.push('settings:changed', bench.baton.settings);
    await settled();
    expect(bench.session.line.getState()).toMatchObject({ signedIn: false, reachability: { kind: 'signed-out' } });
    expect(bench.phone().state).toBe('stopped');
  });

  test('registers only after the old one has said goodbye, or has not for two seconds', async () => {
    const bench = await startBench();
    bench.phone().stop = () => new Promise(() => undefined);
    bench.baton.account = other;
    const restarted = bench.session.restart();
    await bench.clock.advance(1_999);
    expect(bench.phones).toHaveLength(1);
    await bench.clock.advance(1);
    await restarted;
    expect(bench.phones).toHaveLength(2);
  });

  test('a phone that still tries by itself is left to it', async () => {
    const bench = await startBench();
    bench.phone().reach({ kind: 'connecting', attempt: 2 });
    await bench.session.restart();
    expect(bench.phones).toHaveLength(1);
    expect(bench.phone().doubts).toEqual(['network']);
  });

  test('a phone that has given up is replaced when the rep tries again', async () => {
    const bench = await startBench();
    bench.phone().reach({ kind: 'offline', why: 'The password was refused.', retryInMs: null });
    await bench.session.restart();
    expect(bench.phones.map(({ state }) => state)).toEqual(['stopped', 'started']);
  });
});

test('changed audio settings reach the open desk', async () => {
  const bench = await startBench();
  bench.baton.push('settings:changed', { ...defaultSettings, ringerVolume: 0.1 });
  await settled();
  expect(bench.desk().settings.ringerVolume).toBe(0.1);
  expect(bench.phones).toHaveLength(1);
});

test('waking up checks the socket instead of trusting it', async () => {
  const bench = await startBench();
  bench.baton.push('power', { event: 'suspend' });
  expect(bench.phone().doubts).toEqual([]);
  bench.baton.push('power', { event: 'resume' });
  expect(bench.phone().doubts).toEqual(['network']);
});

describe('signing out', () => {
  test('does not wait for a main process that is gone', async () => {
    const bench = await startBench((baton) => {
      baton.answers['handoff:begin'] = () => new Promise(() => undefined);
    });
    await bench.invite('a');
    await bench.clock.advance(80);
    const stopped = bench.session.stop();
    await bench.clock.advance(2_000);
    await stopped;
    expect(bench.desk().closed).toBe(true);
  });

  test('while signing in leaves no phone behind', async () => {
    const bench = await startBench((_baton, deskOf) =>
      deskOf((desk) => {
        desk.microphoneState = 'opening';
      }),
    );
    const stopped = bench.session.stop();
    await bench.clock.advance(400);
    await stopped;
    expect(bench.phones).toEqual([]);
    expect(bench.desk().closed).toBe(true);
  });

  test('ends what is on, writes it and closes everything', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    await bench.bridge(leg);
    await bench.session.stop();
    expect(leg.told('hang-up')).toHaveLength(1);
    expect(bench.baton.endings()).toEqual([['handoff-of-a', { kind: 'connected' }]]);
    expect(bench.phone().state).toBe('stopped');
    expect(bench.desk().closed).toBe(true);
    expect(bench.clock.pending).toBe(0);
    expect(bench.session.line.getState().reachability).toEqual({ kind: 'signed-out' });
  });

  test('while ringing gives the caller back', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    await bench.session.stop();
    expect(leg.told('decline')).toEqual([{ type: 'decline', status: 480, reason: 'away' }]);
    expect(bench.baton.endings()).toEqual([['handoff-of-a', { kind: 'failed', cause: 'interrupted' }]]);
  });
});

test('the sound check reaches the devices of the open desk', async () => {
  const bench = await startBench();
  bench.desk().inputLevel = 0.2;
  expect(bench.session.listen().level()).toBe(0.2);
  expect((await bench.session.playTest('ringer')).ok).toBe(true);
  expect(bench.desk().tests).toEqual(['ringer']);
});
