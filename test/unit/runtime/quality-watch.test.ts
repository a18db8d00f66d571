/** How the call sounds reaches the screen while it lasts, and the history when it ends. */
import { expect, test } from 'vitest';
import { settled } from '../../support/fakes/fake-clock.ts';
import type { FakeLeg } from '../../support/fakes/fake-leg.ts';
import { type SessionBench, startBench } from '../../support/fakes/session-bench.ts';
import { type Course, pass, start } from '../quality/samples.ts';

async function talking() {
  const bench = await startBench();
  const leg = await bench.invite('a');
  leg.sample = start;
  await bench.bridge(leg);
  return { bench, leg };
}

async function talk({ clock }: SessionBench, leg: FakeLeg, seconds: number, course: Course = {}): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 2) {
    leg.sample = leg.sample && pass(leg.sample, 2, course);
    await clock.advance(2_000);
  }
}

test('a warning is shown while it stands and gone when the call is over', async () => {
  const { bench, leg } = await talking();
  await talk(bench, leg, 20, { roundTripMs: 600 });
  expect(bench.session.line.getState().quality).toEqual({ kind: 'round-trip', value: 600 });
  bench.session.send({ type: 'hang-up' });
  await settled();
  expect(bench.session.line.getState().quality).toBeNull();
});

test('a muted rep is not told of a silent microphone', async () => {
  const { bench, leg } = await talking();
  bench.session.send({ type: 'toggle-mute' });
  await talk(bench, leg, 60, { repSpeaks: false });
  expect(bench.session.line.getState().quality).toBeNull();
});

test('the summary is written before the end of the call, once', async () => {
  const { bench, leg } = await talking();
  await talk(bench, leg, 20);
  leg.emit({ type: 'remote-hang-up' });
  await settled();
  const events = bench.baton.records.map(({ event }) => event);
  expect(events.map(({ type }) => type)).toEqual(['bridged', 'quality', 'ended']);
  expect(events[1]).toMatchObject({ summary: { codec: 'opus', roundTripMs: { median: 40 } } });
});

test('nothing is measured before the bridge or after the end', async () => {
  const { bench, leg } = await talking();
  bench.session.send({ type: 'hang-up' });
  await settled();
  let looked = 0;
  leg.sampleMedia = async () => {
    looked += 1;
    return null;
  };
  await bench.clock.advance(10_000);
  await bench.invite('b');
  await bench.clock.advance(10_000);
  expect(looked).toBe(0);
});

test('statistics that fail once are asked for again', async () => {
  const { bench, leg } = await talking();
  const { sampleMedia } = leg;
  leg.sampleMedia = () => Promise.reject(new DOMException('closed', 'InvalidStateError'));
  await bench.clock.advance(4_000);
  leg.sampleMedia = sampleMedia;
  await talk(bench, leg, 20, { roundTripMs: 600 });
  expect(bench.session.line.getState().quality?.kind).toBe('round-trip');
});

test('a caller who is heard is not called silent; one who is not is', async () => {
  const { bench, leg } = await talking();
  await talk(bench, leg, 60);
  expect(bench.session.line.getState().quality).toBeNull();
  bench.desk().farEnds.set('audio of a', false);
  await talk(bench, leg, 60);
  expect(bench.session.line.getState().quality?.kind).toBe('silent-caller');
});
