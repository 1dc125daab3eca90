/**
 * Builds dist/: the pages (dist/web) by Vite and the server with the commands (dist/cli) as one bundle by esbuild, which starts
 * a third faster than the sources. Skips what is newer than its sources, so that `npm start` after `npm start` is quick.
 */
import { chmodSync, existsSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';

const root = join(import.meta.dirname, '..');
const isForced = process.argv.includes('--force');

linkCommand();

await step(
  'dist/cli',
  ['server', 'shared', 'cli', 'package.json', 'package-lock.json', 'scripts/build.ts'],
  async (folder) => {
    rmSync(folder, { recursive: true, force: true });
    await bundle({
      entryPoints: {
        main: join(root, 'cli/main.ts'),
        'lint-thread': join(root, 'cli/lint/lint-thread.ts'),
        'read-transcript-thread': join(root, 'server/features/chat/read-transcript-thread.ts'),
        'read-markdown-thread': join(root, 'server/features/imports/read-markdown-thread.ts'),
        'read-sections-thread': join(root, 'server/features/coach/read-sections-thread.ts'),
        'read-text-thread': join(root, 'server/features/coach/read-text-thread.ts'),
        'publication-text-thread': join(root, 'server/features/publications/publication-text-thread.ts'),
        'render-file-thread': join(root, 'server/features/exports/render-file-thread.ts'),
      },
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      packages: 'external',
      sourcemap: 'linked',
      legalComments: 'none',
      logLevel: 'warning',
      chunkNames: 'chunks/[name]-[hash]',
    });
  },
);

await step('dist/web', ['web', 'shared', 'vite.config.ts', 'package-lock.json', 'scripts/build.ts'], async () => {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
});

async function step(target: string, sources: string[], work: (folder: string) => Promise<void>): Promise<void> {
  const folder = join(root, target);
  const stamp = join(folder, '.built');
  const newest = Math.max(...sources.map((source) => newestIn(join(root, source))));
  if (!isForced && existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return;
  const started = performance.now();
  await work(folder);
  writeFileSync(stamp, '');
  // The stamp bears the time of the newest source: what is edited while the build runs is built again next time.
  utimesSync(stamp, newest / 1000 + 0.001, newest / 1000 + 0.001);
  console.error(`built ${target} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** `npx debrief` in the clone finds the clone's own command at once, as it would that of an installed package. */
function linkCommand(): void {
  const link = join(root, 'node_modules/.bin/debrief');
  if (process.platform === 'win32' || existsSync(link)) return;
  rmSync(link, { force: true });
  symlinkSync('../../bin/debrief.js', link);
  chmodSync(join(root, 'bin/debrief.js'), 0o755);
}
