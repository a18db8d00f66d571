/** The stand-in for the `electron` program. */
import fs from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseCommandLine } from './command-line.ts';

enableCompileCache();
const electronUrl = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: electronUrl, shortCircuit: true }
      : next(specifier, context),
});

const args = process.argv.slice(2);
const commandLine = parseCommandLine(args);
if (commandLine.inspectPort !== null) inspector.open(commandLine.inspectPort);

const application = findApplication(path.resolve(commandLine.app));
const versions = { ...process.versions, electron: electronVersion() };
Object.defineProperty(process, 'versions', { value: versions, configurable: true });
Object.assign(process, {
  type: 'browser',
  defaultApp: true,
  resourcesPath: path.join(application.root, 'resources'),
  argv: [process.execPath, ...args],
});

const { run } = await import('./run.ts');
await run(commandLine, application, async () => {
  const require = createRequire(import.meta.url);
  for (const script of commandLine.requires) require(path.resolve(script));
  await import(pathToFileURL(application.main).href);
});

/** The application's folder, main module and package.json. */
function findApplication(given: string): { root: string; main: string; name: string; version: string } {
  const isFolder = fs.statSync(given).isDirectory();
  let root = isFolder ? given : path.dirname(given);
  while (!fs.existsSync(path.join(root, 'package.json')) && root !== path.dirname(root)) root = path.dirname(root);
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const read = (key: string): string | null => {
    const value: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, key) : null;
    return typeof value === 'string' ? value : null;
  };
  return {
    root,
    main: isFolder ? path.resolve(root, read('main') ?? 'index.js') : given,
    name: read('productName') ?? read('name') ?? 'Electron',
    version: read('version') ?? '0.0.0',
  };
}

/** The version whose API the host is typed against. */
function electronVersion(): string {
  const file = createRequire(import.meta.url).resolve('electron/package.json');
  return /"version": "([^"]+)"/.exec(fs.readFileSync(file, 'utf8'))?.[1] ?? 'unknown';
}
