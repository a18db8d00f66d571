/** The buttons of the headset the rep chose: found, opened, lost and found again. */
import { createStore } from 'zustand/vanilla';
import type { CallIntent } from '../../src-main/contract/call.ts';
import type { HeadsetChoice } from '../../src-main/contract/devices.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { LinesStore, ReadableStore } from '../store/call-store.ts';
import type { Hid, HidDevice } from './hid.ts';
import { type Control, layoutOf } from './layout.ts';
import { type HeadsetLink, openHeadsetLink } from './link.ts';
import { lampsOf, meaningOf } from './meaning.ts';

export type HeadsetState =
  /** The rep wants none. */
  | { readonly kind: 'off' }
  | { readonly kind: 'absent'; readonly name: string }
  | { readonly kind: 'opening'; readonly name: string }
  | { readonly kind: 'ready'; readonly name: string; readonly controls: readonly Control[]; readonly lamps: boolean }
  /** The system does not let it be opened. */
  | { readonly kind: 'refused'; readonly name: string };

export interface HeadsetView {
  readonly supported: boolean;
  readonly state: HeadsetState;
  /** Connected headsets with buttons, each model once. */
  readonly found: readonly HeadsetChoice[];
}

export interface HeadsetButtons {
  readonly view: ReadableStore<HeadsetView>;
  /** Null: no buttons. */
  choose(choice: HeadsetChoice | null): void;
  retry(): void;
  stop(): Promise<void>;
}

export interface HeadsetButtonsDependencies {
  /** Null: this browser has no WebHID. */
  readonly hid: Hid | null;
  readonly lines: LinesStore;
  readonly send: (intent: CallIntent) => void;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** As the settings keep it. */
const longestName = 200;

export function createHeadsetButtons(dependencies: HeadsetButtonsDependencies): HeadsetButtons {
  const { hid, lines, send, clock, log } = dependencies;
  const view = createStore<HeadsetView>(() => ({ supported: hid !== null, state: { kind: 'off' }, found: [] }));
  let wanted: HeadsetChoice | null = null;
  let link: HeadsetLink | null = null;
  let work: Promise<void> = Promise.resolve();

  const become = (state: HeadsetState): void => view.setState({ state });
  const failed = (event: string) => (error: unknown) =>
    log('warn', event, { why: error instanceof Error ? error.name : 'unknown' });

  async function connected(): Promise<readonly HidDevice[]> {
    try {
      const devices = (await hid?.getDevices()) ?? [];
      return devices.filter(({ collections }) => layoutOf(collections).controls.length > 0);
    } catch (error) {
      failed('headset.not-listed')(error);
      view.setState({ supported: false });
      return [];
    }
  }

  async function letGo(): Promise<void> {
    const leaving = link;
    link = null;
    await leaving?.close().catch(failed('headset.not-closed'));
  }

  async function take(device: HidDevice, name: string): Promise<void> {
    if (link?.device === device && device.opened) return;
    await letGo();
    become({ kind: 'opening', name });
    try {
      if (!device.opened) await device.open();
    } catch (error) {
      failed('headset.not-opened')(error);
      become({ kind: 'refused', name });
      return;
    }
    const layout = layoutOf(device.collections);
    link = openHeadsetLink({
      device,
      layout,
      clock,
      onPress(press) {
        const intent = meaningOf(press, lines.getState());
        if (intent !== null) send(intent);
      },
      onLampsFailed: failed('headset.lamps-failed'),
    });
    link.show(lampsOf(lines.getState()));
    const controls = [...new Set(layout.controls.map(({ control }) => control))];
    become({ kind: 'ready', name, controls, lamps: layout.lamps.length > 0 });
  }

  async function settle(): Promise<void> {
    const devices = await connected();
    view.setState({ found: eachModelOnce(devices) });
    const choice = wanted;
    const device = choice === null ? undefined : devices.find((candidate) => isModel(choice, candidate));
    if (choice !== null && device !== undefined) return take(device, choice.name);
    await letGo();
    become(choice === null ? { kind: 'off' } : { kind: 'absent', name: choice.name });
  }

  /** One after another: opening and closing the same device must not cross. */
  function again(): Promise<void> {
    work = work.then(settle).catch(failed('headset.failed'));
    return work;
  }

  const settleSoon = (): void => void again();
  hid?.addEventListener('connect', settleSoon);
  hid?.addEventListener('disconnect', settleSoon);
  const unsubscribe = lines.subscribe((now) => link?.show(lampsOf(now)));
  settleSoon();

  return {
    view,
    choose(choice) {
      if (JSON.stringify(choice) === JSON.stringify(wanted)) return;
      wanted = choice;
      settleSoon();
    },
    retry: settleSoon,
    async stop() {
      hid?.removeEventListener('connect', settleSoon);
      hid?.removeEventListener('disconnect', settleSoon);
      unsubscribe();
      wanted = null;
      await again();
    },
  };
}

function isModel(choice: HeadsetChoice, device: HidDevice): boolean {
  return choice.vendorId === device.vendorId && choice.productId === device.productId;
}

function eachModelOnce(devices: readonly HidDevice[]): readonly HeadsetChoice[] {
  const found = new Map<string, HeadsetChoice>();
  for (const { vendorId, productId, productName } of devices) {
    const name = productName.trim().slice(0, longestName) || 'Headset without a name';
    found.set(`${vendorId}:${productId}`, { vendorId, productId, name });
  }
  return [...found.values()];
}
