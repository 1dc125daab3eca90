/** `npm run check`: types, lint, format, the shape of the house, schema.sql. Prints what failed; exits 1 then. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const steps: [string, string, string[]][] = [
  ['types (Node)', 'tsc', ['-p', 'tsconfig.json']],
  ['types (browser)', 'tsc', ['-p', 'web/tsconfig.json']],
  ['lint and format', 'biome', ['check', '.']],
  ['lint with types', 'oxlint', ['--type-aware', '--quiet', 'server', 'shared', 'cli', 'web']],
  ['architecture', 'vitest', ['run', 'tests/architecture.test.ts', '--reporter=dot']],
  ['schema.sql', 'node', ['scripts/write-schema-sql.ts', '--check']],
];

let failed = 0;
for (const [name, command, args] of steps) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', command), args, {
    cwd: root,
    encoding: 'utf8',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed += 1;
  console.log(`${stdout}${stderr}`.trimEnd().split('\n').slice(-60).join('\n'));
}
process.exit(failed === 0 ? 0 : 1);
