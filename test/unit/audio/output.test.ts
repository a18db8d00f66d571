/** The headset and the ringer's device: chosen, gone, back. */
import { expect, test } from 'vitest';
import { Output } from '../../../src-renderer/audio/output.ts';
import { FakeDevices, wanted } from '../../support/fakes/fake-devices.ts';

function bench() {
  const devices = new FakeDevices();
  const sinks: string[] = [];
  const fallbacks: number[] = [];
  const context = {
    state: 'running' as const,
    setSinkId: async (sinkId: string) => {
      sinks.push(sinkId);
    },
  };
  const output = new Output(context, devices.devices, () => fallbacks.push(sinks.length));
  return { devices, output, context, sinks, fallbacks };
}

test('the system’s default needs no choice', async () => {
  const { output, sinks, fallbacks } = bench();
  await output.choose([]);
  expect(sinks).toEqual([]);
  expect(fallbacks).toEqual([]);
});

test('the chosen device is used while it is there, told once when it is not, and again when it is back', async () => {
  const { devices, output, sinks, fallbacks } = bench();
  devices.plug('headset', 'audiooutput');
  await output.choose([wanted('headset')]);
  expect(sinks).toEqual(['headset']);
  devices.unplug('headset');
  await output.devicesChanged();
  await output.devicesChanged();
  expect(sinks).toEqual(['headset', '']);
  expect(fallbacks).toHaveLength(1);
  devices.plug('headset', 'audiooutput');
  await output.devicesChanged();
  expect(sinks).toEqual(['headset', '', 'headset']);
});

test('a device that leaves while it is being opened is told', async () => {
  const { devices, output, context, fallbacks } = bench();
  devices.plug('headset', 'audiooutput');
  context.setSinkId = async () => {
    throw new DOMException('gone', 'NotFoundError');
  };
  await output.choose([wanted('headset')]);
  expect(fallbacks).toHaveLength(1);
});

test('the next of the list is used while the first is not there or does not open', async () => {
  const { devices, output, sinks, fallbacks } = bench();
  devices.plug('monitor', 'audiooutput');
  await output.choose([wanted('headset'), wanted('monitor')]);
  devices.plug('headset', 'audiooutput');
  await output.devicesChanged();
  devices.unplug('headset');
  await output.devicesChanged();
  expect(sinks).toEqual(['monitor', 'headset', 'monitor']);
  expect(fallbacks).toEqual([]);
});
