/** The main job on fakes: register, ring with the brief, bridge, talk, hang up; and what main is told about it. */
import { describe, expect, test } from 'vitest';
import { fail } from '../../../src-main/contract/result.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import { startBench } from '../../support/fakes/session-bench.ts';

describe('a handoff', () => {
  test('goes from the INVITE to wrap-up, and every step is written', async () => {
    const bench = await startBench();
    await bench.clock.advance(1_000);
    const leg = await bench.invite('a');
    expect(bench.call('ringing').call).toMatchObject({ handoffId: 'handoff-of-a', brief: { summary: 'cached' } });
    expect(leg.told('ring')).toHaveLength(1);
    expect(bench.desk().ringing).toBe(true);

    leg.emit({ type: 'strategy', strategy: 'early', fallback: null });
    await bench.clock.advance(500);
    await bench.bridge(leg);
    expect(bench.call('talking').talkingSince).toBe(1_500);
    expect(bench.desk().ringing).toBe(false);
    expect(bench.desk().farEnds.get('audio of a')).toBe(true);
    expect(bench.session.remoteLevel()).toBeGreaterThan(0);

    await bench.clock.advance(30_000);
    bench.session.send({ type: 'hang-up' });
    await settled();
    expect(bench.call('wrapping-up')).toMatchObject({ talkSeconds: 30, endsAt: 91_500 });
    expect(leg.told('hang-up')).toHaveLength(1);
    expect(leg.listeners).toBe(0);
    expect(bench.desk().farEnds.size).toBe(0);
    expect(bench.baton.records.map(({ event }) => event)).toEqual([
      { type: 'strategy', strategy: 'early', fallback: null },
      { type: 'bridged', afterMs: 500 },
      { type: 'ended', outcome: { kind: 'connected' }, talkSeconds: 30 },
    ]);

    await bench.clock.advance(60_000);
    expect(bench.call('ended').outcome).toEqual({ kind: 'connected' });
    await bench.clock.advance(10_000);
    expect(bench.call('idle')).toEqual({ phase: 'idle' });
  });

  test('stops ringing when the desk takes it back, and that is no answer of the rep', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    bench.baton.push('handoff:withdrawn', { handoffId: 'handoff-of-a', why: 'expired' });
    await settled();
    expect(bench.call('ended').outcome).toEqual({ kind: 'timed-out' });
    expect(leg.told('decline')).toEqual([{ type: 'decline', status: 480, reason: 'withdrawn' }]);
    // Declined it would not ring here again.
    await bench.invite('a');
    expect(bench.call('ringing').call.handoffId).toBe('handoff-of-a');
  });

  test('is not heard before the bridge', async () => {
    const bench = await startBench();
    await bench.invite('a');
    expect(bench.session.remoteLevel()).toBe(0);
    expect(bench.desk().farEnds.get('audio of a')).not.toBe(true);
  });

  test('opens the sound before screen and tray are told', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    const order: string[] = [];
    bench.session.call.subscribe(({ phase }) => order.push(phase));
    leg.onBridge = async () => void order.push('sound');
    bench.session.send({ type: 'bridge' });
    expect(order).toEqual(['sound', 'bridging']);
  });

  test('lets the desk hear that the rep accepts', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    leg.onBridge = async (accept) => {
      await accept();
    };
    await bench.bridge(leg);
    expect(bench.baton.asked).toContainEqual({ name: 'handoff:accept', request: { handoffId: 'handoff-of-a' } });
  });

  test('that the leg refuses to bridge rings again with the reason', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    leg.answers.bridge = fail('unreachable', 'The edge is away.');
    bench.session.send({ type: 'bridge' });
    await bench.clock.advance(300);
    expect(bench.call('ringing').notice).toBe('The edge is away.');
    expect(bench.desk().ringing).toBe(true);
  });

  test('answers keys, pushes of the tray and the far end’s hold', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    await bench.bridge(leg);
    bench.baton.push('intent', { type: 'toggle-mute' });
    bench.session.send({ type: 'dtmf', tones: '42#' });
    leg.emit({ type: 'remote-hold', held: true });
    await settled();
    expect(bench.call('talking')).toMatchObject({ muted: true, remoteHeld: true });
    expect(leg.told('mute')).toEqual([{ type: 'mute', muted: true }]);
    expect(leg.told('tones')).toEqual([{ type: 'tones', tones: '42#' }]);
  });

  test('on hold is silent, and a refused hold is taken back', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    await bench.bridge(leg);
    leg.answers.hold = fail('rejected', 'The far end refused.');
    bench.session.send({ type: 'toggle-hold' });
    expect(bench.desk().farEnds.get('audio of a')).toBe(false);
    await settled();
    expect(bench.call('talking')).toMatchObject({ held: false, notice: 'The far end refused.' });
    expect(bench.desk().farEnds.get('audio of a')).toBe(true);
  });

  test('learns from a later brief, and only from its own', async () => {
    const bench = await startBench();
    await bench.invite('a');
    const { brief } = bench.call('ringing').call;
    bench.baton.push('brief:updated', { handoffId: 'handoff-of-b', brief: { ...brief, summary: 'of somebody else' } });
    expect(bench.call('ringing').call.brief.summary).toBe('cached');
    const listed = {
      ...brief,
      summary: 'from the desk',
      compliance: { ...brief.compliance, doNotCall: 'listed' as const },
    };
    bench.baton.push('brief:updated', { handoffId: 'handoff-of-a', brief: listed });
    expect(bench.call('ringing').call).toMatchObject({ blocked: true, brief: { summary: 'from the desk' } });
  });
});

describe('what main is told of the call', () => {
  test('is its phase, once per change', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    await bench.bridge(leg);
    leg.emit({ type: 'remote-hang-up' });
    const phases = bench.baton.asked.flatMap(({ name, request }) => (name === 'presence:report' ? [request] : []));
    expect(phases).toMatchObject([
      { phase: 'idle', reachability: { kind: 'signed-out' } },
      { phase: 'idle', reachability: { kind: 'reachable' } },
      { phase: 'ringing', headline: 'Dana Whitfield' },
      { phase: 'bridging' },
      { phase: 'talking' },
      { phase: 'wrapping-up', headline: null },
    ]);
  });

  test('carries nothing about a person into the log', async () => {
    const bench = await startBench();
    const leg = await bench.invite('a');
    await bench.bridge(leg);
    bench.session.send({ type: 'hang-up' });
    const lines = JSON.stringify(bench.baton.asked.filter(({ name }) => name === 'log:write'));
    expect(lines).toContain('wrapping-up');
    expect(lines).not.toMatch(/Dana|303555|edge\.invalid/);
  });

  test('includes that something could not be written', async () => {
    const bench = await startBench((baton) => {
      baton.answers['handoff:record'] = async () => fail('database', 'The disk is full.');
    });
    const leg = await bench.invite('a');
    leg.emit({ type: 'cancelled', cause: 'caller-left' });
    await settled();
    expect(bench.session.line.getState().notice?.text).toContain('The disk is full.');
  });
});
