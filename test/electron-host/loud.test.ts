import { expect, test } from 'vitest';
import { HostEmitter, loud, loudInstances } from './host/loud.ts';

class Device extends HostEmitter {
  readonly name = 'device';

  constructor() {
    super('device', ['ready']);
  }
}
loudInstances('device', Device);

test('a member outside the host throws with its name', () => {
  const app = loud('app', { quit: () => 'quit' });
  expect(app.quit()).toBe('quit');
  expect(() => Reflect.get(app, 'foo')).toThrow('electron host: app.foo is not part of this host');
});

test('a test may replace a member', () => {
  const dialog = loud('dialog', { ask: (): string => 'no' });
  dialog.ask = () => 'yes';
  expect(dialog.ask()).toBe('yes');
});

test('a loud object can be awaited and serialised', async () => {
  const value = loud('value', { a: 1 });
  expect(await value).toBe(value);
  expect(JSON.stringify(value)).toBe('{"a":1}');
});

test('an instance is loud and still itself', () => {
  const device = new Device();
  expect(device.name).toBe('device');
  expect(device).toBeInstanceOf(Device);
  expect(() => Reflect.get(device, 'volume')).toThrow('electron host: device.volume is not part of this host');
});

test('a listener for an event that never comes is refused', () => {
  const device = new Device();
  let heard = 0;
  device.once('ready', () => {
    heard += 1;
  });
  device.emit('ready');
  expect(heard).toBe(1);
  expect(() => device.on('gone', () => {})).toThrow("electron host: device event 'gone' is not part of this host");
});
