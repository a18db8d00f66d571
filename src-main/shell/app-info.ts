import type { App } from 'electron';
import type { UpdateSource } from '../contract/update-source.ts';
import type { AppInfo } from '../ipc/handlers/context.ts';

/** What this program is and runs on, and where it keeps its data. */
export function appInfo(app: Pick<App, 'getVersion' | 'getPath'>, updates: UpdateSource): AppInfo {
  const { electron, chrome, node } = process.versions;
  const runtime = `Electron ${electron ?? 'unknown'}, Chromium ${chrome ?? 'unknown'}, Node ${node}`;
  const platform = `${process.platform} ${process.arch}`;
  return { version: app.getVersion(), platform, runtime, dataPath: app.getPath('userData'), updates };
}
