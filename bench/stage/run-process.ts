import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const commandLine = join(root, 'bin/debrief.js');

/** Runs a command to its end; answers the milliseconds it took, as seen from outside, and what it wrote to stdout. */
export async function runProcess(args: readonly string[]): Promise<{ ms: number; output: string }> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  const ms = performance.now() - started;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { ms, output: Buffer.concat(chunks).toString('utf8') };
}

// What the kernel counted for this process alone: getrusage also counts the parent it was forked from.
const TELL_PEAK = `
import { readFileSync, writeSync } from 'node:fs';
process.on('exit', () => {
  let kilobytes = process.resourceUsage().maxRSS;
  try { kilobytes = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
  writeSync(3, String(kilobytes));
});`;

/** The largest resident set of a command's whole process, in MB (10^6 bytes). */
export async function measurePeak(args: readonly string[]): Promise<number> {
  const hook = `data:text/javascript,${encodeURIComponent(TELL_PEAK)}`;
  const child = spawn(process.execPath, ['--import', hook, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    cwd: root,
  });
  let told = '';
  child.stdio[3]!.on('data', (chunk) => (told += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  if (code !== 0 || !told) throw new Error(`${args.join(' ')} ended with ${code}`);
  return (Number(told) * 1024) / 1e6;
}
