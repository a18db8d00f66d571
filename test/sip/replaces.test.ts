/** INVITE with Replaces on the wire: who may take whose place, and how (RFC 3891). */
import { afterEach, expect, it, vi } from 'vitest';
import { ok } from '../../src-main/contract/result.ts';
import type { PhoneEvent } from '../../src-renderer/call/ports.ts';
import { createRecorder } from './support/recorder.ts';
import { talking } from './support/talking.ts';
import { createTestPhone } from './support/test-phone.ts';

afterEach(() => vi.unstubAllGlobals());

const ada = 'Referred-By: <sip:+15550100@trunk.test>';

it('whom the far end has sent is answered without ringing, and the one it replaces can be hung up', async () => {
  const { phone, edge, call, leg } = await talking();
  const told = createRecorder<PhoneEvent>();
  phone.subscribe((event) => told.push(event));
  const next = edge.invite({ headers: [`Replaces: ${call.replaces}`, ada], from: '<sip:grace@trunk.test>' });
  const event = await told.until(({ type }) => type === 'replacement');
  if (event.type !== 'replacement') throw new Error('not a replacement');
  expect(event.replacedLegId).toBe(leg.id);
  const bridged = event.leg.bridge(async () => ok({}));
  expect((await next.response(200)).header('x-baton-reason')).toBe('replaced');
  expect(await bridged).toEqual(ok(undefined));
  expect(next.statuses).toEqual([100, 200]);
  await leg.hangUp();
  await call.request('BYE');
});

it.each([
  ['nobody has sent', (replaces: string) => [`Replaces: ${replaces}`], 403],
  ['somebody else has sent', (replaces: string) => [`Replaces: ${replaces}`, 'Referred-By: <sip:eve@evil.test>'], 403],
  ['takes only a call that rings', (replaces: string) => [`Replaces: ${replaces};early-only`, ada], 486],
  ['names an unknown call', () => ['Replaces: nobody;to-tag=1;from-tag=2', ada], 481],
  ['names no call', () => ['Replaces: half;to-tag=1', ada], 400],
  ['names two', (replaces: string) => [`Replaces: ${replaces}`, `Replaces: ${replaces}`, ada], 400],
] as const)('whom %s is refused', async (_name, headers, status) => {
  const { edge, call, legs } = await talking();
  const before = legs.all.length;
  const thief = edge.invite({ headers: headers(call.replaces) });
  await thief.response(status);
  expect(legs.all).toHaveLength(before);
});

it('a call that is not answered has no place to take', async () => {
  const { edge } = await createTestPhone().registered();
  const ringing = edge.invite();
  await ringing.response(183);
  const thief = edge.invite({ headers: [`Replaces: ${ringing.replaces}`, ada] });
  expect((await thief.response(481)).status).toBe(481);
});
