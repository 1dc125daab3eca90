import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Call, createClient } from '#shared/client.ts';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import { makeDatabase } from './postgres.ts';
import { commandLine, root } from './run-process.ts';
import { freePort } from './server.ts';
import type { Stage } from './stage.ts';

export type WritingRoom = { pid: number; url: string; socketUrl: string; token: string; call: Call; database: string };

/** The built server on an empty database, as a process of its own whose memory can be measured. */
export async function openWritingRoom(stage: Stage, name: string): Promise<WritingRoom> {
  const database = await makeDatabase(stage, name);
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATABASE_URL: database, LOG_LEVEL: 'warn' };
  const child = start(stage, [commandLine, 'serve'], env);
  await says(child, /ready at/);
  const { output } = await runKey(env);
  const url = `http://127.0.0.1:${port}`;
  const call = createClient({ baseUrl: url, headers: () => ({ authorization: `Bearer ${output}` }) });
  return {
    pid: child.pid as number,
    url,
    socketUrl: `${url.replace('http', 'ws')}/collaboration`,
    token: output,
    call,
    database,
  };
}

/** A bare Hocuspocus server beside it; answers its address and process. */
export async function openBareServer(stage: Stage): Promise<{ socketUrl: string; pid: number }> {
  const port = await freePort();
  const child = start(stage, [join(root, 'bench/load/bare-hocuspocus.ts'), String(port)], process.env);
  await says(child, /ready/);
  return { socketUrl: `ws://127.0.0.1:${port}`, pid: child.pid as number };
}

export async function makeDocument({ call }: WritingRoom, title: string): Promise<{ id: string; name: string }> {
  const { id } = await call(createPostMortem, { title, incidents: [] });
  return { id, name: `post-mortem/${id}` };
}

function start(stage: Stage, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, args, { env, cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  stage.atEnd(() => {
    child.kill('SIGTERM');
    return ended;
  });
  return child;
}

async function says(child: ChildProcess, what: RegExp): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (what.test(output)) resolve();
    });
    child.once('exit', () => reject(new Error(`it ended before it was ready: ${output}`)));
  });
}

async function runKey(env: NodeJS.ProcessEnv): Promise<{ output: string }> {
  const child = spawn(process.execPath, [commandLine, 'keys', 'create', '--name', 'bench', '--role', 'admin'], {
    env,
    cwd: root,
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  const key = output.trim().split(/\s+/).at(-1) ?? '';
  return { output: key };
}
