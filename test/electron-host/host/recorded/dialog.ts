/** `dialog`: every box is answered at once, by what a test has queued or else by its default button. */
import type * as Electron from 'electron';
import { complain } from '../environment.ts';
import { loud } from '../loud.ts';

export interface ShownDialog {
  readonly kind: 'message' | 'open' | 'save' | 'error';
  readonly options: object;
}

export const dialogs: ShownDialog[] = [];
/** For tests: answers to the next boxes, in order, in the form Electron's promise resolves to. */
export const dialogAnswers: object[] = [];

function show<Answer extends object>(
  kind: ShownDialog['kind'],
  args: readonly unknown[],
  usual: Answer,
): Promise<Answer> {
  const options = args.at(-1);
  dialogs.push({ kind, options: typeof options === 'object' && options !== null ? options : {} });
  return Promise.resolve({ ...usual, ...dialogAnswers.shift() });
}

const methods = {
  showMessageBox(...args: readonly unknown[]) {
    const options = args.at(-1);
    const chosen: unknown = typeof options === 'object' && options !== null ? Reflect.get(options, 'defaultId') : 0;
    return show('message', args, { response: typeof chosen === 'number' ? chosen : 0, checkboxChecked: false });
  },
  showOpenDialog: (...args: readonly unknown[]) => show('open', args, { canceled: true, filePaths: [] as string[] }),
  showSaveDialog: (...args: readonly unknown[]) => show('save', args, { canceled: true, filePath: '' }),
  showErrorBox(title: string, content: string) {
    dialogs.push({ kind: 'error', options: { title, content } });
    complain(`error box: ${title}: ${content}`);
  },
} satisfies Partial<Electron.Dialog>;
export const dialog = loud('dialog', methods);
