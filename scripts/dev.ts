/**
 * `npm run dev`: the server from its sources, started again whenever one of them changes, and the pages through Vite, which
 * replaces what changes in the open page. Needs no Docker and no network. Data is kept in ./data, as with `npm start`.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';

const root = join(import.meta.dirname, '..');
const port = process.env.PORT ?? '4600';
const pagesPort = Number(process.env.WEB_PORT ?? 5173);
const pages = `http://localhost:${pagesPort}`;

// The configuration of Vite reads where to send what is not a page.
process.env.DEBRIEF_URL = `http://localhost:${port}`;
const vite = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: { port: pagesPort, strictPort: true },
  clearScreen: false,
});
await vite.listen();

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', join(root, 'bin/debrief.js'), 'serve'], {
  cwd: root,
  // Links that the server prints should open the pages that are being worked on.
  env: { LOG_LEVEL: 'info', PUBLIC_URL: pages, ...process.env, PORT: port, DEBRIEF_SOURCE: '1' },
  stdio: 'inherit',
});
console.log(`Pages with reload: ${pages} (the server itself listens on port ${port})`);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!isStopping) server.kill('SIGTERM');
    isStopping = true;
  });
}
server.on('exit', async (code) => {
  await vite.close();
  process.exit(isStopping ? 0 : (code ?? 1));
});
