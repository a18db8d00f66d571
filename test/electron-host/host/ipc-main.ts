/** `ipcMain`: answers `ipcRenderer.invoke`. */
import type * as Electron from 'electron';
import { loud } from './loud.ts';
import { makeCodec } from './page/codec.ts';

type Handler = (event: never, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();
const codec = makeCodec();

export const ipcMain = loud('ipcMain', {
  handle(channel, listener) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, listener);
  },
  removeHandler(channel) {
    handlers.delete(channel);
  },
} satisfies Partial<Electron.IpcMain>);

/** Runs the handler. `args` and the reply are wire text. Rejects with Electron's own words. */
export async function invoke(channel: string, event: object, args: string): Promise<string> {
  const handler = handlers.get(channel);
  if (!handler)
    throw new Error(`Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`);
  try {
    const list = codec.decode(args);
    return codec.encode(await Reflect.apply(handler, null, [event, ...(Array.isArray(list) ? list : [])]));
  } catch (error) {
    const words = error instanceof Error ? String(error) : `Error: ${String(error)}`;
    throw new Error(`Error invoking remote method '${channel}': ${words}`);
  }
}

/** Wire text of what `webContents.send` is given; throws for what cannot be cloned. */
export function encodeMessage(args: readonly unknown[]): string {
  return codec.encode(args);
}
