/** The microphone through a rep's day: chosen, refused, unplugged, back again. Fault 40. */
import { describe, expect, test } from 'vitest';
import { settled } from '../../support/fakes/fake-clock.ts';
import { wanted } from '../../support/fakes/fake-devices.ts';
import { desk } from './microphone-bench.ts';

describe('opening', () => {
  test('gives a silent track with echo cancellation and without automatic gain', async () => {
    const { devices, microphone, states, notices } = desk('headset');
    await microphone.choose([]);
    expect(states).toEqual(['ready']);
    expect(microphone.track?.enabled).toBe(false);
    expect(devices.asked).toMatchObject([{ echoCancellation: true, noiseSuppression: true, autoGainControl: false }]);
    expect(notices).toEqual([]);
  });

  test('takes the chosen device', async () => {
    const { microphone, labels } = desk('laptop', 'headset');
    await microphone.choose([wanted('headset')]);
    expect(labels).toEqual(['the headset']);
  });

  test('takes another one and says so when the chosen device is not there', async () => {
    const { microphone, labels, notices } = desk('laptop');
    await microphone.choose([wanted('headset')]);
    expect(labels).toEqual(['the laptop']);
    expect(notices).toEqual(['No microphone chosen in Settings is connected. Callers hear you through the laptop.']);
  });

  test.each([
    ['NotAllowedError', 'denied', /may not use/],
    ['NotFoundError', 'missing', /No microphone/],
    ['NotReadableError', 'missing', /another program/],
  ])('that fails with %s is %s', async (refusal, state, words) => {
    const { devices, microphone, states, notices } = desk();
    devices.refusal = refusal;
    await microphone.choose([]);
    expect(states).toEqual([state]);
    expect(notices).toEqual([expect.stringMatching(words)]);
  });

  test('again succeeds once it is allowed', async () => {
    const { devices, microphone, states } = desk('headset');
    devices.refusal = 'NotAllowedError';
    await microphone.choose([]);
    devices.refusal = null;
    await microphone.reopen();
    expect(states).toEqual(['denied', 'opening', 'ready']);
  });

  test('that is overtaken by another choice leaves one live track', async () => {
    const { devices, microphone, labels } = desk('laptop', 'headset');
    const { promise, resolve } = Promise.withResolvers<void>();
    devices.gate = promise;
    const first = microphone.choose([wanted('laptop')]);
    const second = microphone.choose([wanted('headset')]);
    resolve();
    await Promise.all([first, second]);
    expect(labels).toEqual(['the headset']);
    expect(devices.live.map(({ label }) => label)).toEqual(['the headset']);
  });
});

describe('unplugged', () => {
  test('the next device takes over and the rep reads about it', async () => {
    const { devices, microphone, labels, notices } = desk('headset', 'laptop');
    await microphone.choose([]);
    devices.unplug('headset');
    await settled();
    expect(labels).toEqual(['the headset', 'the laptop']);
    expect(notices).toEqual(['The microphone was disconnected. Callers now hear you through the laptop.']);
    expect(microphone.state).toBe('ready');
  });

  test('is said also where the system tells of its devices first, and where the next one cannot be opened', async () => {
    const { devices, microphone, notices } = desk('laptop', 'headset');
    await microphone.choose([wanted('headset'), wanted('laptop')]);
    devices.refusal = 'NotReadableError';
    devices.unplug('headset');
    await microphone.devicesChanged();
    await settled();
    expect(microphone.state).toBe('missing');
    expect(notices.at(-1)).toMatch(/held by another program/);
  });

  test('the last one leaves nobody hearing the rep, which is said, until one is plugged in', async () => {
    const { devices, microphone, labels, notices } = desk('headset');
    await microphone.choose([]);
    devices.unplug('headset');
    await settled();
    expect(microphone.state).toBe('missing');
    expect(labels).toEqual(['the headset', null]);
    expect(notices.at(-1)).toMatch(/there is no other/);
    await microphone.devicesChanged();
    expect(notices).toHaveLength(1);
    devices.plug('laptop');
    await microphone.devicesChanged();
    expect(labels.at(-1)).toBe('the laptop');
    expect(notices.at(-1)).toBe('Callers now hear you through the laptop.');
  });

  test('the chosen device is taken again when it is back', async () => {
    const { devices, microphone, labels } = desk('laptop', 'headset');
    await microphone.choose([wanted('headset')]);
    devices.unplug('headset');
    await settled();
    devices.plug('headset');
    await microphone.devicesChanged();
    expect(labels).toEqual(['the headset', 'the laptop', 'the headset']);
    expect(devices.live).toHaveLength(1);
  });
});

test('the system’s default is followed when it moves', async () => {
  const { devices, microphone, labels } = desk('default', 'laptop');
  await microphone.choose([]);
  const moved = [{ kind: 'audioinput', deviceId: 'default', groupId: 'group of laptop', label: 'default' }] as const;
  devices.devices.enumerateDevices = async () => moved.map((device) => ({ ...device, toJSON: () => device }));
  await microphone.devicesChanged();
  expect(labels).toHaveLength(2);
  expect(devices.live).toHaveLength(1);
});

test('another device that does not open leaves the one in use alone', async () => {
  const { devices, microphone, labels, notices } = desk('headset');
  await microphone.choose([]);
  devices.refusal = 'NotReadableError';
  await microphone.choose([wanted('laptop')]);
  expect(labels).toEqual(['the headset']);
  expect(devices.live).toHaveLength(1);
  expect(microphone.state).toBe('ready');
  expect(notices).toEqual(['The other microphone could not be opened. Callers still hear you through the headset.']);
});

test('muted by the headset or the system is said, and so is its end; a microphone that was left is not', async () => {
  const { devices, microphone, notices } = desk('headset', 'laptop');
  await microphone.choose([wanted('headset')]);
  const [left] = devices.tracks;
  left?.switchMuted(true);
  left?.switchMuted(false);
  expect(notices).toEqual([expect.stringContaining('cannot hear you'), expect.stringContaining('off again')]);
  await microphone.choose([wanted('laptop')]);
  left?.switchMuted(true);
  expect(notices).toHaveLength(2);
});

test('closed, the microphone light goes out', async () => {
  const { devices, microphone } = desk('headset');
  await microphone.choose([]);
  microphone.close();
  expect(devices.live).toEqual([]);
});
