import path from 'node:path';
import type { ExportRequest } from '../../contract/export.ts';
import { t } from '../../contract/i18n/translate.ts';
import { fail, ok } from '../../contract/result.ts';
import { exportHandoffs } from '../../export/exporter.ts';
import type { SaveQuestion } from '../../shell/save-dialog.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function exportHandlers(context: HandlerContext): Pick<Handlers, 'history:export' | 'history:export-stop'> {
  let writing: AbortController | null = null;
  return {
    'history:export': async (request) => {
      if (writing !== null) return fail('rejected', 'Another export is being written. Wait until it is done.');
      const stop = new AbortController();
      writing = stop;
      try {
        const file = await context.askWhere(questionFor(request, new Date()));
        if (file === null) return ok({ file: null, handoffs: 0 });
        return await withWorkspace(context, async ({ store }) => {
          const written = await exportHandoffs(file, request, {
            history: store.handoffs,
            repName: store.settings.get().repName,
            progress: context.exported,
            signal: stop.signal,
          });
          context.log.write('info', 'exported', { format: request.format, ok: written.ok });
          if (!written.ok) return written;
          const handoffs = written.value;
          return ok(handoffs === null ? { file: null, handoffs: 0 } : { file: path.basename(file), handoffs });
        });
      } finally {
        writing = null;
      }
    },
    'history:export-stop': () => {
      writing?.abort();
      return ok({});
    },
  };
}

/** No name of a person stands in a file name: it is seen where the file is not. */
function questionFor({ format, handoffId }: ExportRequest, now: Date): SaveQuestion {
  const what = handoffId === null ? 'handoffs' : 'handoff';
  const name = `baton-${what}-${now.toISOString().slice(0, 10)}`;
  const title = handoffId === null ? t('Export handoffs') : t('Export this handoff');
  switch (format) {
    case 'csv':
      return { title, name: `${name}.csv`, kind: t('Spreadsheet (CSV)'), extension: 'csv' };
    case 'vcon': {
      const extension = handoffId === null ? 'jsonl' : 'json';
      return {
        title,
        name: `${name}.vcon.${extension}`,
        kind: handoffId === null ? t('vCon, one a line') : 'vCon',
        extension,
      };
    }
    default:
      return format satisfies never;
  }
}
