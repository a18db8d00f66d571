/** WebFrameMain of a window's main frame; Baton has no other frames. */
import type * as Electron from 'electron';
import { loud } from './loud.ts';
import { originOf } from './schemes.ts';

export interface MainFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: null;
  readonly routingId: number;
  readonly processId: number;
  isDestroyed(): boolean;
}

/** `url` is read each time: the frame follows its navigations. */
export function mainFrame(id: number, url: () => string, isDestroyed: () => boolean): MainFrame {
  const frame = {
    get url() {
      return url();
    },
    get origin() {
      return originOf(url());
    },
    parent: null,
    routingId: 1,
    processId: id,
    isDestroyed,
  } satisfies { [Member in keyof Electron.WebFrameMain]?: unknown };
  return loud('webFrameMain', frame);
}
