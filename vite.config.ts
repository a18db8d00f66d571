/** Three bundles, one mode each: `renderer` (pages), `main` (ESM for the Electron main process), `preload` (one CommonJS file, as the sandbox requires). */
import { cpSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const root = import.meta.dirname;
const out = path.join(root, 'dist/app');
const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

const renderer: UserConfig = {
  root: path.join(root, 'src-renderer'),
  base: './',
  publicDir: path.join(root, 'assets/public'),
  plugins: [react()],
  build: {
    outDir: path.join(out, 'renderer'),
    emptyOutDir: true,
    target: 'chrome144',
    // Everything is a file of its own: the content security policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: path.join(root, 'src-renderer/index.html'),
        'practice-caller': path.join(root, 'src-renderer/practice-caller.html'),
      },
    },
  },
};

function nodeBundle(entry: string, file: string, format: 'es' | 'cjs', external: readonly string[]): UserConfig {
  return {
    publicDir: false,
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'node24',
      ssr: path.join(root, entry),
      minify: false,
      rolldownOptions: {
        external: [...external, ...nodeBuiltins],
        // What only some starts need (the practice line and its desk) is a file of its own, read when it is asked for.
        output: { format, entryFileNames: file, chunkFileNames: '[name].js', codeSplitting: format === 'es' },
      },
    },
    ssr: { noExternal: true, external: [...external] },
  };
}

/** The trigger engine reads its weights from the folder beside its own file. */
const weights: Plugin = {
  name: 'trigger-weights',
  writeBundle() {
    cpSync(path.join(root, 'src-main/desk/triggers/weights'), path.join(out, 'weights'), { recursive: true });
  },
};

export default defineConfig(({ mode }) => {
  if (mode === 'main') {
    return { ...nodeBundle('src-main/main.ts', 'main.js', 'es', ['electron', 'better-sqlite3']), plugins: [weights] };
  }
  if (mode === 'preload') return nodeBundle('src-main/preload.ts', 'preload.cjs', 'cjs', ['electron']);
  return renderer;
});
