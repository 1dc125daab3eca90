#!/usr/bin/env node
// Plain JavaScript for whatever Node the machine has: the clone brings the Node it needs, and this hands over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const built = at('dist/cli/main.js');
const entry = existsSync(built) && !process.env.DEBRIEF_SOURCE ? built : at('cli/main.ts');

if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  const { main } = await import(entry);
  await main();
} else {
  const node = at('node_modules/node/bin/node');
  if (!existsSync(node)) {
    process.stderr.write(
      `debrief needs Node ${NEEDED} and this is Node ${process.versions.node}: run npm ci in ${at('')}, it brings the right one.\n`,
    );
    process.exit(2);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`debrief could not start ${node}: ${error.message}\n`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exit(code ?? 2);
  });
}
