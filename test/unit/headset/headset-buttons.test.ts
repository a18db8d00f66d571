/** A rep with a headset: its buttons move the call, its lamps follow it, and it may be pulled out at any time. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { HeadsetChoice } from '../../../src-main/contract/devices.ts';
import { createHeadsetButtons, type HeadsetButtons } from '../../../src-renderer/headset/headset-buttons.ts';
import { settled } from '../../support/fakes/fake-clock.ts';
import { FakeHeadset, FakeHid, headsetCollections, held, lamp } from '../../support/fakes/fake-headset.ts';
import { type SessionBench, startBench } from '../../support/fakes/session-bench.ts';

let bench: SessionBench;
let device: FakeHeadset;
let hid: FakeHid;
let buttons: HeadsetButtons;

const choiceOf = ({ vendorId, productId, productName }: FakeHeadset): HeadsetChoice => ({
  vendorId,
  productId,
  name: productName,
});
const state = () => buttons.view.getState().state;
const phase = () => bench.session.call.getState().phase;

async function plugIn(headset: FakeHeadset): Promise<void> {
  bench = await startBench();
  device = headset;
  hid = new FakeHid(device);
  const { session, clock } = bench;
  buttons = createHeadsetButtons({ hid, lines: session.lines, send: session.send, clock, log: () => undefined });
  buttons.choose(choiceOf(device));
  await settled();
}

async function talk(): Promise<void> {
  await bench.bridge(await bench.invite('leg1'));
}

describe('in a call', () => {
  beforeEach(() => plugIn(new FakeHeadset()));

  it('answers, mutes and hangs up, and shows each on its lamps', async () => {
    const leg = await bench.invite('leg1');
    await settled();
    expect(device.sent.at(-1)).toEqual([2, lamp.ring]);
    device.report(held.hook);
    expect(phase()).toBe('bridging');
    await settled();
    leg.emit({ type: 'acknowledged' });
    leg.emit({ type: 'inbound-audio' });
    await settled();
    expect(device.sent.at(-1)).toEqual([2, lamp.offHook]);
    device.report(held.hook + held.mute);
    device.report(held.hook);
    await settled();
    expect(bench.call('talking').muted).toBe(true);
    expect(device.sent.at(-1)).toEqual([2, lamp.offHook + lamp.mute]);
    device.report(held.none);
    await settled();
    expect(phase()).toBe('wrapping-up');
    expect(device.sent.at(-1)).toEqual([2, lamp.none]);
  });

  it('takes no word for what the window has done already', async () => {
    await talk();
    device.report(held.hook);
    expect(phase()).toBe('talking');
    device.report(held.none);
    expect(phase()).toBe('wrapping-up');
    device.report(held.hook);
    expect(phase()).toBe('wrapping-up');
  });

  it('hangs up a call answered in the window, although the headset never said that it was picked up', async () => {
    await talk();
    device.report(held.none);
    expect(phase()).toBe('wrapping-up');
  });

  it('mutes, and does not hang up, where the hook never followed its lamp', async () => {
    await talk();
    device.press(held.mute);
    expect(bench.call('talking').muted).toBe(true);
  });

  it('holds with flash, and takes the second caller with it', async () => {
    await talk();
    const flash = () => {
      device.report(held.hook + held.flash);
      device.report(held.hook);
    };
    flash();
    await settled();
    expect(bench.call('talking').held).toBe(true);
    expect(device.sent.at(-1)).toEqual([2, lamp.offHook + lamp.hold]);
    flash();
    await settled();
    await bench.invite('leg2');
    flash();
    expect(bench.call('bridging').call.legId).toBe('leg2');
  });
});

describe('a headset that keeps mute itself', () => {
  const [, telephony] = headsetCollections;
  const lasting = { usages: [0x0b_002f], isAbsolute: true, reportSize: 1, reportCount: 1 };
  const collections = [{ ...telephony, inputReports: [{ reportId: 2, items: [lasting] }] }];

  it('is followed however fast its button is pressed', async () => {
    await plugIn(new FakeHeadset('Own mute', collections));
    await talk();
    for (const [pressed, muted] of [[1, true] as const, [0, false] as const, [1, true] as const]) {
      device.report(pressed);
      await settled();
      expect(bench.call('talking').muted).toBe(muted);
    }
  });

  it('is not answered when it repeats late what its lamp was told', async () => {
    await plugIn(new FakeHeadset('Own mute', collections));
    await talk();
    bench.session.send({ type: 'toggle-mute' });
    bench.session.send({ type: 'toggle-mute' });
    device.report(1);
    device.report(0);
    expect(bench.call('talking').muted).toBe(false);
    await bench.clock.advance(2_000);
    device.report(1);
    expect(bench.call('talking').muted).toBe(true);
    device.report(0);
    expect(bench.call('talking').muted).toBe(false);
  });
});

describe('the headset the rep chose', () => {
  beforeEach(() => plugIn(new FakeHeadset()));

  it('is taken up again when it comes back, with the call as it is by then', async () => {
    expect(state()).toMatchObject({ kind: 'ready', controls: ['hook', 'mute', 'flash'], lamps: true });
    hid.unplug(device);
    await settled();
    expect(state()).toEqual({ kind: 'absent', name: device.productName });
    await bench.invite('leg1');
    hid.plug(device);
    await settled();
    expect(state().kind).toBe('ready');
    expect(device.sent.at(-1)).toEqual([2, lamp.ring]);
    device.report(held.hook);
    expect(phase()).toBe('bridging');
  });

  it('is closed dark when the rep wants it no more, and moves no call from then on', async () => {
    await bench.invite('leg1');
    buttons.choose(null);
    await settled();
    expect(state()).toEqual({ kind: 'off' });
    expect(device.opened).toBe(false);
    expect(device.sent.at(-1)).toEqual([2, lamp.none]);
    device.report(held.hook);
    expect(phase()).toBe('ringing');
  });

  it('is said to be refused, and tried again when asked to', async () => {
    hid.unplug(device);
    device.refuses = 'Failed to open the device.';
    hid.plug(device);
    await settled();
    expect(state().kind).toBe('refused');
    device.refuses = null;
    buttons.retry();
    await settled();
    expect(state().kind).toBe('ready');
  });

  it('is one of those that have buttons, each model once', async () => {
    hid.plug(new FakeHeadset());
    hid.plug(new FakeHeadset('Foot pedal', [{ usagePage: 0xff00 }], 7));
    await settled();
    expect(buttons.view.getState().found).toEqual([choiceOf(device)]);
  });
});

it('says so where the browser has no WebHID', async () => {
  const { session, clock } = await startBench();
  const none = createHeadsetButtons({
    hid: null,
    lines: session.lines,
    send: session.send,
    clock,
    log: () => undefined,
  });
  none.choose({ vendorId: 1, productId: 2, name: 'Jabra' });
  await settled();
  expect(none.view.getState()).toEqual({ supported: false, state: { kind: 'absent', name: 'Jabra' }, found: [] });
});
