import os from 'node:os';
import path from 'node:path';
import { t } from '../../contract/i18n/translate.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { DiagnosticsParts } from '../../diagnostics/archive.ts';
import { settingsSummary } from '../../diagnostics/settings-summary.ts';
import type { Handlers } from '../serve.ts';
import { type HandlerContext, withWorkspace } from './context.ts';

export function diagnosticsHandlers(context: HandlerContext): Pick<Handlers, 'diagnostics:save'> {
  const { info, keyring, log } = context;

  async function versions(): Promise<object> {
    const { version, platform, runtime } = info;
    const system = { system: os.type(), release: os.release(), memoryMb: Math.round(os.totalmem() / 1_048_576) };
    return { version, platform, runtime, ...system, keyring: await keyring.status() };
  }

  /** A database that cannot be opened is why help is asked for: its absence is reported, not an error. */
  async function reports(): Promise<DiagnosticsParts['reports']> {
    const stored: Result<DiagnosticsParts['reports']> = await withWorkspace(context, ({ store }) =>
      ok({ settings: settingsSummary(store.settings.get()), database: store.statistics() }),
    );
    const known = stored.ok ? stored.value : { database: { opened: false, code: stored.error.code } };
    return { versions: await versions(), ...known };
  }

  return {
    'diagnostics:save': async () => {
      const name = `baton-diagnostics-${new Date().toISOString().slice(0, 10)}.tar.gz`;
      const question = { title: t('Save diagnostics'), name, kind: t('Archive'), extension: 'tar.gz' };
      const file = await context.askWhere(question);
      if (file === null) return ok({ file: null });
      const { writeDiagnostics } = await import('../../diagnostics/archive.ts');
      const logs = path.join(info.dataPath, 'logs');
      const written = await writeDiagnostics(file, { logs, reports: await reports() });
      log.write('info', 'diagnostics-saved', { ok: written.ok });
      return written.ok ? ok({ file: path.basename(file) }) : written;
    },
  };
}
