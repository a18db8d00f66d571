/** Builds a bench page with the product's own bundler and serves it on a loopback origin (a secure context). */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export async function servePage(name: string): Promise<PageServer> {
  const pages = path.resolve(import.meta.dirname, '../pages');
  const outDir = mkdtempSync(path.join(tmpdir(), 'baton-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: pages,
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: path.join(pages, `${name}.html`) } },
  });
  const server = createServer((request, response) => {
    const file = path.join(outDir, path.normalize(new URL(request.url ?? '/', 'http://localhost').pathname));
    try {
      const content = readFileSync(file);
      response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream').end(content);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page server has no port');
  return {
    url: `http://localhost:${address.port}/${name}.html`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
