/** The only thing that crosses into the page: `window.baton`, two functions, derived from the channel table. */
import { contextBridge, ipcRenderer } from 'electron';
import { type BatonApi, pushes, requests } from './contract/channels.ts';

const api: BatonApi = {
  request(name, request) {
    if (!Object.hasOwn(requests, name)) return Promise.reject(new TypeError('No such request'));
    return ipcRenderer.invoke(name, request);
  },
  on(name, listener) {
    if (!Object.hasOwn(pushes, name)) throw new TypeError('No such push');
    // The event object carries the sender and stays on this side.
    const forward = (_event: unknown, message: Parameters<typeof listener>[0]): void => listener(message);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.off(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld('baton', api);
