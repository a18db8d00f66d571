/** From a URL inside `app://bundle` to a file below the page folder: path containment and content type. */
import path from 'node:path';
import { isAppUrl } from './app-origin.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.opus': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
};

export interface PageFile {
  /** Absolute path, always below the page folder. */
  readonly file: string;
  readonly contentType: string;
}

/**
 * The file a URL names, or null: another origin, a path that leaves the folder (dots, encoded or not, drive letters,
 * backslashes, NUL), or a type the app does not ship.
 */
export function pageFile(folder: string, url: string): PageFile | null {
  if (!isAppUrl(url)) return null;
  const relative = decodedPath(new URL(url).pathname);
  if (relative === null) return null;
  const file = path.resolve(folder, relative === '' ? 'index.html' : relative);
  const inside = path.relative(folder, file);
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return null;
  const contentType = contentTypes[path.extname(file).toLowerCase()];
  return contentType === undefined ? null : { file, contentType };
}

/** Decoded once; what still looks encoded after that is taken as a literal name and will not exist. */
function decodedPath(pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const relative = decoded.replace(/^\/+/, '');
  return /[\0\\:]/.test(relative) || relative.split('/').includes('..') ? null : relative;
}
