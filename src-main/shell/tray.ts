/** The icon beside the clock. It holds no state of its own: every paint starts from `Surroundings`. */
import path from 'node:path';
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import type { AvailabilityState, Lasting } from '../contract/availability.ts';
import type { CallIntent } from '../contract/call.ts';
import type { OpenRequest } from '../contract/open-request.ts';
import { type TrayAction, type TrayEntry, trayMenu } from './tray-menu.ts';
import { type Surroundings, type TrayColour, trayColour, trayTooltip } from './tray-state.ts';

export interface TrayActions {
  show(): void;
  send(intent: CallIntent): void;
  choose(state: AvailabilityState, lasting: Lasting): void;
  open(page: OpenRequest): void;
  practise(): void;
  quit(): void;
}

export function createTrayActions(actions: TrayActions): (action: TrayAction) => void {
  return (action) => {
    switch (action.kind) {
      case 'show':
        actions.show();
        break;
      case 'intent':
        actions.send(action.intent);
        break;
      case 'availability':
        actions.choose(action.state, action.lasting);
        break;
      case 'open':
        actions.show();
        actions.open(action.page);
        break;
      case 'practice':
        actions.practise();
        break;
      case 'quit':
        actions.quit();
        break;
      default:
        action satisfies never;
    }
  };
}

export interface TrayIcon {
  paint(surroundings: Surroundings): void;
  destroy(): void;
}

/** `folder` holds one PNG per colour, with an @2x twin. Returns null where the desktop has no tray. */
export function openTray(folder: string, first: Surroundings, act: (action: TrayAction) => void): TrayIcon | null {
  const images = new Map<TrayColour, NativeImage>();
  const image = (colour: TrayColour): NativeImage => {
    const known = images.get(colour);
    if (known !== undefined) return known;
    const loaded = nativeImage.createFromPath(path.join(folder, `${colour}.png`));
    images.set(colour, loaded);
    return loaded;
  };

  let tray: Tray;
  try {
    tray = new Tray(image(trayColour(first)));
  } catch {
    // Some Linux desktops have no status area; the window and a second start of the app remain.
    return null;
  }
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => act({ kind: 'show' }));

  let painted = '';
  const paint = (surroundings: Surroundings): void => {
    const next = JSON.stringify([trayColour(surroundings), trayTooltip(surroundings), trayMenu(surroundings)]);
    if (next === painted) return;
    painted = next;
    tray.setImage(image(trayColour(surroundings)));
    tray.setToolTip(trayTooltip(surroundings));
    tray.setContextMenu(Menu.buildFromTemplate(template(trayMenu(surroundings), act)));
  };
  paint(first);
  return { paint, destroy: () => tray.destroy() };
}

function template(entries: readonly TrayEntry[], act: (action: TrayAction) => void): MenuItemConstructorOptions[] {
  return entries.map((entry) => {
    if (entry.kind === 'separator') return { type: 'separator' };
    if (entry.kind === 'submenu') return { label: entry.label, submenu: template(entry.entries, act) };
    const click = (): void => act(entry.action);
    if (entry.checked === null) return { label: entry.label, click };
    return { label: entry.label, click, type: 'radio', checked: entry.checked };
  });
}
