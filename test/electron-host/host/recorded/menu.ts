/** `Menu` and `MenuItem`: kept, never drawn; `item.click()` is what a person's click does. */
import type * as Electron from 'electron';
import { HostEmitter, loudInstances } from '../loud.ts';

type Template = readonly (Electron.MenuItemConstructorOptions | MenuItem)[];

export class MenuItem {
  readonly id: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #onClick: ((item: MenuItem) => void) | null;

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id ?? '';
    this.label = options.label ?? options.role ?? '';
    this.role = options.role;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.accelerator = options.accelerator ?? undefined;
    this.submenu = submenuOf(options.submenu);
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    const { click } = options;
    this.#onClick = click ? (item) => Reflect.apply(click, item, [item, undefined, {}]) : null;
  }

  click(): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    this.#onClick?.(this);
  }
}
loudInstances('MenuItem', MenuItem);

export class Menu extends HostEmitter {
  readonly items: MenuItem[] = [];

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close']);
  }

  static buildFromTemplate(template: Template): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  /** Also finds items of submenus; null when there is none. */
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    this.emit('menu-will-show');
  }
}
loudInstances('Menu', Menu);

let applicationMenu: Menu | null = null;

function submenuOf(submenu: unknown): Menu | undefined {
  if (submenu instanceof Menu) return submenu;
  return Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined;
}
