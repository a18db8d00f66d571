/** One open headset: presses come in, lamps go out. */
import type { Clock } from '../runtime/clock.ts';
import type { HidDevice, HidInput } from './hid.ts';
import type { Control, Lamp, Layout } from './layout.ts';
import type { Press } from './meaning.ts';
import { lampBytes, type Reading, readControls } from './reports.ts';

export interface HeadsetLink {
  readonly device: HidDevice;
  show(lit: ReadonlySet<Lamp>): void;
  /** Lamps off, unless the headset is gone. */
  close(): Promise<void>;
}

export interface HeadsetLinkDependencies {
  /** Open already. */
  readonly device: HidDevice;
  readonly layout: Layout;
  readonly clock: Pick<Clock, 'now'>;
  readonly onPress: (press: Press) => void;
  readonly onLampsFailed: (error: unknown) => void;
}

/** A headset tells within this what a lamp has made of its own state, ms. */
const echoTime = 1_000;

/** The lamp a headset takes the state of a control from. */
const lampOf: Readonly<Partial<Record<Control, Lamp>>> = { hook: 'off-hook', mute: 'mute' };

export function openHeadsetLink(dependencies: HeadsetLinkDependencies): HeadsetLink {
  const { device, layout, clock, onPress, onLampsFailed } = dependencies;
  const before = new Map<Control, boolean>();
  /** Whose state is what their lamp shows; the headset has not said so itself. */
  const assumed = new Set<Control>();
  /** When a lamp last made the headset change its state, to on and to off. */
  const written = new Map<string, number>();
  const known = new Set(layout.lamps.flatMap(({ lamps }) => lamps.map(({ lamp }) => lamp)));
  const sent = new Map<number, string>();
  let shown: ReadonlySet<Lamp> = new Set();
  let sending: Promise<void> = Promise.resolve();

  function isEcho(control: Control, { on, lasting }: Reading): boolean {
    if (!lasting) return false;
    const at = written.get(`${lampOf[control]} ${on}`);
    return at !== undefined && clock.now() - at < echoTime;
  }

  function read(event: HidInput): void {
    const readings = [...readControls(layout.controls, event)];
    const changes = readings.filter(([control, { on }]) => (before.get(control) ?? false) !== on);
    // Another button was pressed, and a state that was only assumed had not followed its lamp.
    const pressed = changes.filter(([control]) => changes.length === 1 || !assumed.has(control));
    for (const [control, { on }] of readings) {
      before.set(control, on);
      assumed.delete(control);
    }
    for (const [control, reading] of pressed) {
      const press = isEcho(control, reading) ? null : pressOf(control, reading);
      if (press !== null) onPress(press);
    }
  }

  /** The headset follows a lamp that changes: the next press changes what that has made of it. */
  function noteLamps(lit: ReadonlySet<Lamp>): void {
    const turned = [...known].filter((lamp) => lit.has(lamp) !== shown.has(lamp));
    for (const { control, lasting } of layout.controls) {
      const lamp = lampOf[control];
      if (!lasting || lamp === undefined || !turned.includes(lamp)) continue;
      // A headset that is so already, as after a press of its button, has nothing to repeat.
      if ((before.get(control) ?? false) === lit.has(lamp)) continue;
      written.set(`${lamp} ${lit.has(lamp)}`, clock.now());
      assumed.add(control);
      before.set(control, lit.has(lamp));
    }
  }

  async function send(): Promise<void> {
    for (const report of layout.lamps) {
      const data = lampBytes(report, shown);
      const text = data.join();
      if (sent.get(report.reportId) === text) continue;
      await device.sendReport(report.reportId, data);
      sent.set(report.reportId, text);
    }
  }

  function show(lit: ReadonlySet<Lamp>): void {
    noteLamps(lit);
    shown = lit;
    sending = sending.then(send).catch(onLampsFailed);
  }

  device.addEventListener('inputreport', read);
  return {
    device,
    show,
    async close() {
      device.removeEventListener('inputreport', read);
      if (!device.opened) return;
      show(new Set());
      await sending;
      await device.close();
    },
  };
}

/** Null: a button that was let go. */
function pressOf(control: Control, { on, lasting }: Reading): Press | null {
  switch (control) {
    case 'hook':
      return lasting ? (on ? 'off-hook' : 'on-hook') : on ? 'hook' : null;
    case 'mute':
      return lasting ? (on ? 'muted' : 'unmuted') : on ? 'mute' : null;
    case 'flash':
    case 'drop':
      return on ? control : null;
    default:
      return control satisfies never;
  }
}
