/** Where a file is to be saved: the system's own dialog, over the main window. */
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

export interface SaveQuestion {
  readonly title: string;
  /** Without a folder: the system knows where files go. */
  readonly name: string;
  readonly kind: string;
  /** Without the dot; the file has it, whatever was typed. */
  readonly extension: string;
}

/** Answers the path, or null when the rep changed their mind. */
export type AskWhere = (question: SaveQuestion) => Promise<string | null>;

export function createSaveDialog(window: () => BrowserWindow): AskWhere {
  return async ({ title, name, kind, extension }) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      title,
      defaultPath: name,
      filters: [{ name: kind, extensions: [extension] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return null;
    return path.basename(filePath).includes('.') ? filePath : `${filePath}.${extension}`;
  };
}
