/** The spoken whisper: when it speaks, what silences it, and what happens without a voice. */
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../../src-main/contract/result.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import { type SessionBench, startBench } from '../../support/fakes/session-bench.ts';

function spoken(bench: SessionBench): string | null {
  const { whisper } = bench.desk();
  return whisper === null ? null : new TextDecoder().decode(whisper);
}

const automatic: Parameters<typeof startBench>[0] = (baton) => {
  baton.settings = { ...baton.settings, whisperVoice: 'automatic' };
};

describe('automatic', () => {
  test('speaks after the first ring', async () => {
    const bench = await startBench(automatic);
    await bench.invite('a');
    await bench.clock.advance(1_000);
    expect(spoken(bench)).toBeNull();
    await bench.clock.advance(500);
    expect(spoken(bench)).toBe('whisper of key-of-a');
    expect(bench.session.line.getState().whisper).toBe('speaking');
    bench.desk().finishWhisper();
    await settled();
    expect(bench.session.line.getState().whisper).toBe('idle');
  });

  test('goes on when the rep asked for it before', async () => {
    const bench = await startBench(automatic);
    await bench.invite('a');
    bench.session.send({ type: 'whisper' });
    await bench.clock.advance(1_500);
    expect(bench.baton.count('whisper:speak')).toBe(1);
    expect(spoken(bench)).toBe('whisper of key-of-a');
  });

  test('is cut off the moment the rep bridges', async () => {
    const bench = await startBench(automatic);
    await bench.invite('a');
    await bench.clock.advance(1_500);
    bench.session.send({ type: 'bridge' });
    expect(spoken(bench)).toBeNull();
    expect(bench.session.line.getState().whisper).toBe('idle');
  });

  test('that is still being synthesised at the bridge is never heard', async () => {
    const voice = Promise.withResolvers<ReturnType<typeof ok<{ wav: Uint8Array<ArrayBuffer> }>>>();
    const bench = await startBench((baton, deskOf) => {
      automatic(baton, deskOf);
      baton.answers['whisper:speak'] = () => voice.promise;
    });
    const leg = await bench.invite('a');
    await bench.clock.advance(1_500);
    await bench.bridge(leg);
    voice.resolve(ok({ wav: new Uint8Array([1]) }));
    await settled();
    expect(spoken(bench)).toBeNull();
    expect(bench.session.line.getState().whisper).toBe('idle');
  });
});

describe('on demand', () => {
  test('speaks at the key and falls silent at the next', async () => {
    const bench = await startBench();
    await bench.invite('a');
    await bench.clock.advance(5_000);
    expect(spoken(bench)).toBeNull();
    bench.session.send({ type: 'whisper' });
    await settled();
    expect(spoken(bench)).toBe('whisper of key-of-a');
    bench.session.send({ type: 'whisper' });
    expect(spoken(bench)).toBeNull();
  });

  test('without a voice says so once and keeps the card', async () => {
    const bench = await startBench((baton) => {
      baton.answers['whisper:speak'] = async () => fail('unsupported', 'This machine has no voice.');
    });
    await bench.invite('a');
    bench.session.send({ type: 'whisper' });
    await settled();
    expect(bench.session.line.getState()).toMatchObject({ whisper: 'unavailable' });
    expect(bench.session.line.getState().notice?.text).toContain('This machine has no voice.');
    bench.session.dismissNotice();
    bench.session.send({ type: 'whisper' });
    await settled();
    expect(bench.session.line.getState().notice).toBeNull();
    expect(bench.call('ringing').call.legId).toBe('a');
  });

  test('with audio that cannot be played is a missing voice', async () => {
    const bench = await startBench((_baton, deskOf) =>
      deskOf((desk) => {
        desk.whisperAnswer = fail('unsupported', 'Not audio.');
      }),
    );
    await bench.invite('a');
    bench.session.send({ type: 'whisper' });
    await settled();
    expect(bench.session.line.getState().whisper).toBe('unavailable');
  });
});
