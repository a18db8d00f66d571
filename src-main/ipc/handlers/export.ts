import path from 'node:path';
import type { ExportRequest } from '../../contract/export.ts';
import { fail, ok } from '../../contract/result.ts';
import { exportHandoffs } from '../../export/exporter.ts';
import type { SaveQuestion } from '../../shell/save-dialog.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

/** Handoffs between two words about the progress. */
const progressEvery = 100;

export function exportHandlers(context: HandlerContext): Pick<Handlers, 'history:export'> {
  let busy = false;
  return {
    'history:export': async (request) => {
      if (busy) return fail('rejected', 'Another export is being written. Wait until it is done.');
      busy = true;
      try {
        const file = await context.askWhere(questionFor(request, new Date()));
        if (file === null) return ok({ file: null, handoffs: 0 });
        return await withWorkspace(context, async ({ store }) => {
          const written = await exportHandoffs(file, request, {
            history: store.handoffs,
            repName: store.settings.get().repName,
            progress: (handoffs) => {
              if (handoffs % progressEvery === 0) context.exported(handoffs);
            },
          });
          context.log.write('info', 'exported', { format: request.format, ok: written.ok });
          return written.ok ? ok({ file: path.basename(file), handoffs: written.value }) : written;
        });
      } finally {
        busy = false;
      }
    },
  };
}

/** No name of a person stands in a file name: it is seen where the file is not. */
function questionFor({ format, handoffId }: ExportRequest, now: Date): SaveQuestion {
  const what = handoffId === null ? 'handoffs' : 'handoff';
  const name = `baton-${what}-${now.toISOString().slice(0, 10)}`;
  const title = handoffId === null ? 'Export handoffs' : 'Export this handoff';
  switch (format) {
    case 'csv':
      return { title, name: `${name}.csv`, kind: 'Spreadsheet (CSV)', extension: 'csv' };
    case 'vcon': {
      const extension = handoffId === null ? 'jsonl' : 'json';
      return {
        title,
        name: `${name}.vcon.${extension}`,
        kind: handoffId === null ? 'vCon, one a line' : 'vCon',
        extension,
      };
    }
    default:
      return format satisfies never;
  }
}
