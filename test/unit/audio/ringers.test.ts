/** Which devices ring, and how loud: several, one, or at least the system's default. Fault 40. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bell } from '../../../src-renderer/audio/ringer.ts';
import { Ringers } from '../../../src-renderer/audio/ringers.ts';
import { FakeDevices, wanted } from '../../support/fakes/fake-devices.ts';

class FakeBell implements Bell {
  sinkId = '';
  volume: number;
  ringing = false;
  closed = false;
  readonly #breaks: () => boolean;

  constructor(volume: number, breaks: () => boolean) {
    this.volume = volume;
    this.#breaks = breaks;
  }

  start(): void {
    this.ringing = true;
  }

  stop(): void {
    this.ringing = false;
  }

  setVolume(volume: number): void {
    this.volume = volume;
  }

  setDucked(): void {}

  async moveTo(sinkId: string): Promise<void> {
    if (this.#breaks()) throw new DOMException('gone', 'NotFoundError');
    this.sinkId = sinkId;
  }

  wake(): void {}

  close(): void {
    this.stop();
    this.closed = true;
  }
}

function bench() {
  const devices = new FakeDevices();
  const bells: FakeBell[] = [];
  const fallbacks: string[] = [];
  const sinks = { break: false };
  const ring = (volume: number) => {
    const bell = new FakeBell(volume, () => sinks.break);
    bells.push(bell);
    return bell;
  };
  const ringers = new Ringers(devices.devices, ring, 0.5, () => fallbacks.push('told'));
  /** Device (empty: the default) to volume, of what sounds now. */
  const sounding = () =>
    Object.fromEntries(bells.filter(({ ringing }) => ringing).map(({ sinkId, volume }) => [sinkId, volume]));
  return { devices, ringers, sounding, fallbacks, bells, sinks };
}

const ringer = (id: string, volume: number) => ({ ...wanted(id), volume });

test('without a choice the system’s default rings', async () => {
  const { ringers, sounding } = bench();
  await ringers.choose([], 0.3);
  ringers.start();
  expect(sounding()).toEqual({ '': 0.3 });
  ringers.stop();
  expect(sounding()).toEqual({});
});

test('every chosen ringer that is connected rings at its own volume, and no other', async () => {
  const { devices, ringers, sounding, fallbacks } = bench();
  devices.plug('speaker', 'audiooutput');
  devices.plug('headset', 'audiooutput');
  await ringers.choose([ringer('speaker', 1), ringer('headset', 0.1), ringer('monitor', 0.7)], 0.5);
  ringers.start();
  expect(sounding()).toEqual({ speaker: 1, headset: 0.1 });
  expect(fallbacks).toEqual([]);
});

test('a ringer that is unplugged while it rings leaves the default ringing, told once; plugged in again it rings on', async () => {
  const { devices, ringers, sounding, fallbacks } = bench();
  devices.plug('speaker', 'audiooutput');
  await ringers.choose([ringer('speaker', 1)], 0.5);
  ringers.start();
  devices.unplug('speaker');
  await ringers.devicesChanged();
  await ringers.devicesChanged();
  expect(sounding()).toEqual({ '': 0.5 });
  expect(fallbacks).toEqual(['told']);
  devices.plug('speaker', 'audiooutput');
  await ringers.devicesChanged();
  expect(sounding()).toEqual({ speaker: 1 });
});

test('a moment in which the system does not tell its devices costs no later change', async () => {
  const { devices, ringers, sounding } = bench();
  await ringers.choose([ringer('speaker', 1)], 0.5);
  ringers.start();
  const list = devices.devices.enumerateDevices;
  devices.devices.enumerateDevices = () => Promise.reject(new DOMException('asleep', 'InvalidStateError'));
  await expect(ringers.devicesChanged()).rejects.toThrow('asleep');
  devices.devices.enumerateDevices = list;
  devices.plug('speaker', 'audiooutput');
  await ringers.devicesChanged();
  expect(sounding()).toEqual({ speaker: 1 });
  await ringers.close();
});

test('whatever comes and goes, something rings while it should and nothing after', async () => {
  const names = ['a', 'b', 'c'] as const;
  const step = fc.record({ name: fc.constantFrom(...names), plugged: fc.boolean(), breaks: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.subarray([...names]), fc.array(step, { maxLength: 12 }), async (chosen, steps) => {
      const { devices, ringers, sounding, bells, sinks } = bench();
      await ringers.choose(
        chosen.map((name) => ringer(name, 0.4)),
        0.5,
      );
      ringers.start();
      const there = new Set<string>();
      for (const { name, plugged, breaks } of steps) {
        if (plugged !== there.has(name)) {
          if (plugged) devices.plug(name, 'audiooutput');
          else devices.unplug(name);
          if (plugged) there.add(name);
          else there.delete(name);
        }
        sinks.break = breaks;
        await ringers.devicesChanged();
        expect(Object.keys(sounding()).length).toBeGreaterThan(0);
      }
      await ringers.close();
      expect(sounding()).toEqual({});
      expect(bells.every(({ closed }) => closed)).toBe(true);
    }),
  );
});
