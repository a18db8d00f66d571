/**
 * The twenty items of the Electron security checklist, read from the sources: each is a line somebody could delete
 * without any other test noticing. Fault 14.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { contentPolicy } from '../../../src-main/shell/content-policy.ts';
import { securePreferences } from '../../../src-main/shell/secure-preferences.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'src-main', 'src-renderer'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.(ts|tsx|html)$/.test(file));
const sources = files.map((file) => ({ file, text: withoutComments(readFileSync(path.join(root, file), 'utf8')) }));

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

/** Files in which the pattern occurs. */
function where(pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
}

function source(file: string): string {
  return sources.find((candidate) => candidate.file === file)?.text ?? '';
}

const builder = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
const main = source('src-main/main.ts');
const hardening = source('src-main/shell/hardening.ts');
const permissions = source('src-main/shell/permissions.ts');

describe('the Electron checklist', () => {
  it('1 loads only its own code', () => {
    expect(where(/\.loadFile\(|\.loadURL\((?!mainPage\)|`\$\{callerPage\})/)).toEqual([]);
    expect(where(/<script[^>]+src="(?!\.?\/)|<link[^>]+href="https?:/)).toEqual([]);
    expect(where(/\beval\(|new Function\(|executeJavaScript/)).toEqual([]);
  });

  it('2, 3, 4 no Node in pages, isolated, sandboxed', () => {
    expect(securePreferences).toMatchObject({ nodeIntegration: false, contextIsolation: true, sandbox: true });
    expect(where(/new BrowserWindow\(/).sort()).toEqual([
      'src-main/shell/caller-window.ts',
      'src-main/shell/window.ts',
    ]);
    for (const file of where(/new BrowserWindow\(/)) expect(source(file)).toContain('...securePreferences');
    expect(main).toContain('app.enableSandbox()');
    expect(where(/nodeIntegration: true|contextIsolation: false|sandbox: false|no-sandbox/)).toEqual([]);
  });

  it('5 permissions are asked, checked and denied by default', () => {
    expect(main).toContain('guardPermissions(session.defaultSession)');
    for (const handler of ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler']) {
      expect(permissions).toContain(handler);
      expect(where(new RegExp(handler))).toEqual(['src-main/shell/permissions.ts']);
    }
    expect(where(/fromPartition|partition:/)).toEqual([]);
  });

  it('6 web security is on', () => {
    expect(securePreferences.webSecurity).toBe(true);
    expect(where(/webSecurity: false/)).toEqual([]);
  });

  it('7 the policy comes as a header and is strict', () => {
    expect(source('src-main/shell/app-protocol.ts')).toContain('securityHeaders(await policyFor(');
    expect(contentPolicy({ edges: [], desk: null, practice: null })).not.toMatch(/unsafe|\*/);
  });

  it('8, 9, 10 no insecure content, experiments or blink features', () => {
    expect(securePreferences.allowRunningInsecureContent).toBe(false);
    expect(where(/allowRunningInsecureContent: true|experimentalFeatures|enableBlinkFeatures/)).toEqual([]);
    expect(where(/ignore-certificate-errors|disable-web-security|bypassCSP/)).toEqual([]);
  });

  it('11, 12 no webview', () => {
    expect(securePreferences.webviewTag).toBe(false);
    expect(where(/<webview|webviewTag: true/)).toEqual([]);
    expect(hardening).toContain("'will-attach-webview'");
  });

  it('13 navigation is limited, by parsing', () => {
    expect(main).toMatch(/^ {2}hardenApp\(app, openLink,/m);
    expect(hardening).toContain("'will-navigate'");
    expect(hardening).toContain('isAppUrl');
    expect(where(/\burl\w*\.startsWith\(/i).filter((file) => file.startsWith('src-main/shell/'))).toEqual([]);
  });

  it('14 windows are not opened', () => {
    expect(hardening).toContain('setWindowOpenHandler');
    expect(where(/action: 'allow'/)).toEqual([]);
  });

  it('15 openExternal has one call site', () => {
    expect(where(/\.openExternal\(/)).toEqual(['src-main/shell/external-links.ts']);
    expect(where(/\.openPath\(|showItemInFolder/)).toEqual([]);
  });

  it('16 Electron is current', () => {
    const manifest: { devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    );
    expect(Number(manifest.devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(42);
  });

  it('17 every handler checks its sender, and only one place registers handlers', () => {
    expect(where(/\bipc(?:Main)?\.handle\(|ipcMain\.(?:on|once|handleOnce)\(/)).toEqual(['src-main/ipc/serve.ts']);
    expect(source('src-main/ipc/serve.ts')).toContain('if (!isTrusted(event))');
    expect(where(/\.send\(name|webContents\.send/)).toEqual(['src-main/ipc/push.ts']);
  });

  it('18 pages come from the own scheme, never from file:', () => {
    expect(main).toContain('registerAppScheme()');
    expect(where(/protocol\.handle\(/)).toEqual(['src-main/shell/app-protocol.ts']);
    expect(where(/['"`]file:\/\//)).toEqual([]);
  });

  it('19 every fuse is set', () => {
    const fuses: Record<string, boolean> = {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    };
    // electron-builder cannot set the newest one, whose default is the safe one: memory faults of WebAssembly are trapped.
    const known = Object.keys(FuseV1Options).filter(
      (name) => Number.isNaN(Number(name)) && name !== 'WasmTrapHandlers',
    );
    expect(Object.keys(fuses).map((name) => name.toLowerCase())).toEqual(
      expect.arrayContaining(known.map((name) => name.toLowerCase())),
    );
    for (const [fuse, value] of Object.entries(fuses)) expect(builder).toContain(`  ${fuse}: ${value}\n`);
  });

  it('and: a packaged phone has no developer tools', () => {
    expect(source('src-main/shell/window.ts')).toContain('devTools: options.developer');
    expect(main).toContain('developer: !app.isPackaged');
    expect(where(/openDevTools|toggleDevTools/)).toEqual([]);
  });

  it('20 nothing of Electron crosses the bridge', () => {
    const preload = source('src-main/preload.ts');
    expect([...preload.matchAll(/exposeInMainWorld\('(\w+)'/g)].map((match) => match[1])).toEqual(['baton']);
    expect(where(/exposeInMainWorld/)).toEqual(['src-main/preload.ts']);
    expect(preload).toContain('Object.hasOwn(requests, name)');
    expect(preload).toContain('Object.hasOwn(pushes, name)');
    expect(preload).not.toMatch(/ipcRenderer\s*[,}]\s*\)/);
    expect(preload.match(/listener\(.*?\)/g)).toEqual(['listener(message)']);
  });

  it('and: no certificate is offered, no bad one accepted', () => {
    expect(hardening).toContain("'select-client-certificate'");
    expect(where(/'certificate-error'|setCertificateVerifyProc/)).toEqual([]);
  });
});
