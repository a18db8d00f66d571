/** Electron's end of the channel, handed to `serve`; nobody else registers a handler. */
export { ipcMain as ipc } from 'electron';
