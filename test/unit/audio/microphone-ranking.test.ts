/** Several microphones in order, and a switch during a call that must not silence the rep. */
import { describe, expect, test } from 'vitest';
import { settled } from '../../support/fakes/fake-clock.ts';
import { wanted } from '../../support/fakes/fake-devices.ts';
import { desk } from './microphone-bench.ts';

describe('of several in order', () => {
  const order = [wanted('headset'), wanted('desk stand'), wanted('laptop')];

  test('the best that is connected is used, down and up again as they leave and come back', async () => {
    const { devices, microphone, labels } = desk('laptop', 'desk stand', 'headset');
    await microphone.choose(order);
    for (const gone of ['headset', 'desk stand']) {
      devices.unplug(gone);
      await settled();
    }
    for (const back of ['desk stand', 'headset']) {
      devices.plug(back);
      await microphone.devicesChanged();
    }
    expect(labels).toEqual(['the headset', 'the desk stand', 'the laptop', 'the desk stand', 'the headset']);
    expect(devices.live).toHaveLength(1);
  });

  test('one that is known by its name alone is found after its id has changed', async () => {
    const { microphone, labels } = desk('laptop', 'headset');
    await microphone.choose([{ id: 'of last month', label: 'the headset', group: 'old group' }]);
    expect(labels).toEqual(['the headset']);
  });

  test('a new order that leaves the best one in place opens nothing', async () => {
    const { devices, microphone } = desk('laptop', 'headset');
    await microphone.choose([wanted('headset')]);
    await microphone.choose([wanted('headset'), wanted('laptop')]);
    expect(devices.asked).toHaveLength(1);
  });

  test('switches of echo, noise and gain take effect at once', async () => {
    const { devices, microphone } = desk('headset');
    const processing = { echoCancellation: false, noiseSuppression: false, automaticGain: true };
    await microphone.choose([wanted('headset')]);
    await microphone.choose([wanted('headset')], processing);
    expect(devices.asked.at(-1)).toMatchObject({
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: true,
    });
    expect(devices.live).toHaveLength(1);
  });
});

describe('during a call', () => {
  test('one that gives no sound does not take over; the rep reads why and is still heard', async () => {
    const { devices, microphone, labels, notices, call, silent } = desk('laptop', 'headset');
    await microphone.choose([wanted('laptop')]);
    call.on = true;
    silent.add('the headset');
    await microphone.choose([wanted('headset'), wanted('laptop')]);
    expect(labels).toEqual(['the laptop']);
    expect(devices.live.map(({ label }) => label)).toEqual(['the laptop']);
    expect(notices).toEqual([
      'the headset gives no sound: it may be muted. Callers still hear you through the laptop.',
    ]);
    await microphone.devicesChanged();
    expect(notices).toHaveLength(1);
  });

  test('it is tried again once it was plugged in anew', async () => {
    const { devices, microphone, labels, call, silent } = desk('laptop', 'headset');
    await microphone.choose([wanted('laptop')]);
    call.on = true;
    silent.add('the headset');
    await microphone.choose([wanted('headset'), wanted('laptop')]);
    silent.clear();
    devices.unplug('headset');
    await microphone.devicesChanged();
    devices.plug('headset');
    await microphone.devicesChanged();
    expect(labels).toEqual(['the laptop', 'the headset']);
  });

  test('any microphone is better than none: a silent one takes over from one that left', async () => {
    const { devices, microphone, labels, call, silent } = desk('headset', 'laptop');
    await microphone.choose([]);
    call.on = true;
    silent.add('the laptop');
    devices.unplug('headset');
    await settled();
    expect(labels).toEqual(['the headset', 'the laptop']);
  });

  test('between calls nothing is tried out', async () => {
    const { microphone, labels, silent } = desk('laptop', 'headset');
    silent.add('the headset');
    await microphone.choose([wanted('laptop')]);
    await microphone.choose([wanted('headset')]);
    expect(labels).toEqual(['the laptop', 'the headset']);
  });
});

test('closed while it looks for a device, it opens none', async () => {
  const { devices, microphone } = desk('headset');
  const choosing = microphone.choose([wanted('headset')]);
  microphone.close();
  await choosing;
  expect(devices.live).toEqual([]);
});
