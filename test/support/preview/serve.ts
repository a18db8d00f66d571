/** Builds the preview page into a temporary folder and serves it on a free loopback port. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { contentPolicy } from '../../../src-main/shell/content-policy.ts';

/** The policy of the app: what it forbids must not work here either. */
const headers = { 'content-security-policy': contentPolicy({ edges: [], desk: null, practice: null }) };

export interface PreviewServer {
  /** `http://127.0.0.1:port/` */
  readonly url: string;
  stop(): Promise<void>;
}

export async function servePreview(): Promise<PreviewServer> {
  const outDir = await mkdtemp(path.join(os.tmpdir(), 'baton-preview-'));
  const common = {
    root: import.meta.dirname,
    configFile: false as const,
    logLevel: 'error' as const,
    plugins: [react()],
  };
  await build({ ...common, build: { outDir, emptyOutDir: true, target: 'chrome144', assetsInlineLimit: 0 } });
  const server = await preview({
    ...common,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async stop() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
