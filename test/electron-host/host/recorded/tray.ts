/** `Tray`: kept, never drawn; `tray.emit('click')` is what a person's click does. */
import type * as Electron from 'electron';
import { HostEmitter, loudInstances } from '../loud.ts';
import type { Menu } from './menu.ts';
import type { NativeImage } from './native-image.ts';

export const trays: Tray[] = [];

type Electrons = Pick<
  Electron.Tray,
  'setToolTip' | 'setTitle' | 'getTitle' | 'setIgnoreDoubleClickEvents' | 'popUpContextMenu' | 'isDestroyed' | 'destroy'
>;

export class Tray extends HostEmitter implements Electrons {
  /** For tests: what the tray shows now. */
  image: NativeImage | string;
  toolTip = '';
  menu: Menu | null = null;
  #title = '';
  #destroyed = false;

  constructor(image: NativeImage | string) {
    super('Tray', ['click', 'right-click', 'double-click', 'balloon-click']);
    this.image = image;
    trays.push(this);
  }

  setImage(image: NativeImage | string): void {
    this.image = image;
  }

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }

  popUpContextMenu(): void {
    this.menu?.popup();
  }

  setIgnoreDoubleClickEvents(): void {
    // A test emits the very event it means.
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  destroy(): void {
    this.#destroyed = true;
    const at = trays.indexOf(this);
    if (at !== -1) trays.splice(at, 1);
  }
}
loudInstances('Tray', Tray);
