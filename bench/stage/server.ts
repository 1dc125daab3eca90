import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { type Call, createClient } from '#shared/client.ts';
import { createKey } from '#shared/contracts/people.ts';
import { makeDatabase } from './postgres.ts';
import { commandLine, root } from './run-process.ts';
import type { Stage } from './stage.ts';

export type BenchServer = {
  url: string;
  /** The database behind it, for what is compared and for filling it in bulk. */
  database: string;
  call: Call;
  /** Headers of an admin's API key. */
  headers: Record<string, string>;
  /** The cookie of the admin's session in a browser. */
  cookie: { name: string; value: string };
};

const READY_WITHIN = 30_000;

/** The built server as a process of its own, on a database of that name, with an admin signed up. One for all who ask. */
export function openServer(stage: Stage, name: string): Promise<BenchServer> {
  return stage.shared(`server ${name}`, async () => {
    const database = await makeDatabase(stage, name);
    const port = await freePort();
    const child = spawn(process.execPath, [commandLine, 'serve'], {
      env: { ...process.env, PORT: String(port), DATABASE_URL: database, LOG_LEVEL: 'warn' },
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    stage.atEnd(() => {
      child.kill('SIGTERM');
      return ended;
    });
    const link = await new Promise<string>((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
        const found = /(http\S+\/sign-up\/\S+)/.exec(output)?.[1];
        if (found) resolve(found);
      });
      void ended.then(() => reject(new Error(`the server ended before it was ready: ${output}`)));
    });
    return { database, ...(await signUp(new URL(link).origin, link)) };
  });
}

async function signUp(url: string, link: string): Promise<Omit<BenchServer, 'database'>> {
  const token = new URL(link).pathname.split('/').at(-1);
  const response = await fetch(`${url}/api/v1/sign-up/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Ada Bench', email: 'ada@example.com', password: 'a long enough password' }),
  });
  if (!response.ok) throw new Error(`signing up was answered with ${response.status}: ${await response.text()}`);
  const { csrf } = (await response.json()) as { csrf: string };
  const [cookie = ''] = response.headers.getSetCookie();
  const [, name = '', value = ''] = /^([^=]+)=([^;]+)/.exec(cookie) ?? [];
  const asMember = createClient({
    baseUrl: url,
    headers: () => ({ cookie: `${name}=${value}`, 'x-debrief-csrf': csrf }),
  });
  const { secret } = await asMember(createKey, { name: 'bench', role: 'admin' });
  const headers = { authorization: `Bearer ${secret}` };
  return { url, headers, cookie: { name, value }, call: createClient({ baseUrl: url, headers: () => headers }) };
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves when `/readyz` says yes. */
export async function untilReady(url: string): Promise<void> {
  const until = performance.now() + READY_WITHIN;
  while (performance.now() < until) {
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${url} was not ready within ${READY_WITHIN / 1000} s`);
}
