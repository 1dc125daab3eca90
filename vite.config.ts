import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { thinContracts } from './web/dev/thin-contracts.ts';

const server = process.env.DEBRIEF_URL ?? 'http://localhost:4600';

/** Beside each file its compressed forms, so that the server compresses nothing while people wait. */
function precompress(): Plugin {
  return {
    name: 'debrief-precompress',
    apply: 'build',
    async writeBundle(options, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const path = join(options.dir!, name);
        const bytes = await readFile(path);
        if (bytes.length < 1024) continue;
        await writeFile(`${path}.br`, brotliCompressSync(bytes));
        await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: new URL('./web', import.meta.url).pathname,
  cacheDir: '../node_modules/.vite',
  plugins: [thinContracts(), react(), precompress()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Where the server finds what a screen needs, for pages that carry their text.
    manifest: 'manifest.json',
    target: 'es2022',
    // The page's policy allows no data: addresses for scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: { '/api': server, '/healthz': server, '/collaboration': { target: server, ws: true } },
  },
});
