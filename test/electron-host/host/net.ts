/** `net.fetch`: like the global one, and reads files. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { loud } from './loud.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.opus': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.webm': 'audio/webm',
};

/** Media type by file name, as Chromium would guess it. */
export function mediaType(file: string): string {
  return types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

async function readFile(url: string): Promise<Response> {
  const file = fileURLToPath(url);
  try {
    return new Response(await fs.readFile(file), { headers: { 'content-type': mediaType(file) } });
  } catch (cause) {
    throw new Error('net::ERR_FILE_NOT_FOUND', { cause });
  }
}

export const net = loud('net', {
  fetch(input, init) {
    const url = typeof input === 'string' ? input : input.url;
    return url.startsWith('file:') ? readFile(url) : fetch(url, init);
  },
  isOnline: () => true,
} satisfies Partial<Electron.Net>);
