import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** What a browser fetches for the coach in English: code and catalogue, minified and compressed. */
const MOST_BYTES = 36_800;

it('stays small enough to be loaded beside the editor', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { makeCoach } from './make-coach.ts'; export { coachMarkdown } from './read-markdown.ts';",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    plugins: [
      {
        name: 'English only',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\/de\.ts$/ }, () => ({ contents: 'export const german = { language: "de" };' })),
      },
    ],
  });
  expect(gzipSync(outputFiles[0]!.contents, { level: 9 }).length).toBeLessThan(MOST_BYTES);
});
