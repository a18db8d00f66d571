/** What the phone is given to publish as availability, call and setting change. */
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src-main/contract/settings.ts';
import { startBench } from '../../support/fakes/session-bench.ts';

const since = '2026-03-02T15:04:05.000Z';

test('colleagues see availability and being on the phone, and nothing once the rep says so', async () => {
  const bench = await startBench();
  const phone = bench.phone();
  expect(phone.deps.presence()).toBe('available');

  const leg = await bench.invite('leg1');
  expect(phone.shown.at(-1)).toBe('available');
  await bench.bridge(leg);
  expect(phone.shown.at(-1)).toBe('on-the-phone');
  leg.emit({ type: 'remote-hang-up' });
  expect(phone.shown.at(-1)).toBe('wrapping-up');

  bench.baton.push('availability:changed', { state: 'do-not-disturb', until: null, since });
  expect(phone.shown.at(-1)).toBe('do-not-disturb');
  bench.baton.push('settings:changed', { ...defaultSettings, publishPresence: false });
  expect(phone.shown.at(-1)).toBeNull();
});
