import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '#shared/client.ts';
import { showSession } from '#shared/contracts/people.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { makeDataDir, removeDataDir, type ServerProcess, startProcess } from '#tests/support/process.ts';

const run = promisify(execFile);
const bin = join(import.meta.dirname, '../bin/debrief.js');

let dataDir: string;
let server: ServerProcess | undefined;
let database: TestDatabase | undefined;
beforeAll(async () => {
  dataDir = await makeDataDir();
});
afterAll(async () => {
  server?.child.kill('SIGTERM');
  await server?.ended;
  await removeDataDir(dataDir);
  await database?.drop();
});

const debrief = (args: string[], env: Record<string, string> = {}) =>
  run(process.execPath, [bin, 'keys', ...args], {
    env: { ...process.env, DEBRIEF_SOURCE: '1', DATA_DIR: dataDir, DATABASE_URL: '', ...env },
  });
const refused = async (args: string[], env: Record<string, string> = {}) => {
  const error = await debrief(args, env).then(
    () => undefined,
    (reason: { code: number; stdout: string; stderr: string }) => reason,
  );
  return { code: error?.code, stdout: error?.stdout, stderr: error?.stderr };
};
const whoIs = async (key: string) => {
  const call = createClient({ baseUrl: server?.url ?? '', headers: () => ({ authorization: `Bearer ${key.trim()}` }) });
  return (await call(showSession, {})).me;
};

describe('debrief keys create', () => {
  it('works before the first start and beside the running server, and prints the key alone', {
    timeout: 90_000,
  }, async () => {
    const before = await debrief(['create', '--name', 'before the start', '--role', 'viewer']);
    expect(before.stdout).toMatch(/^debrief_\S+\n$/);
    expect(before.stderr).toBe('');
    server = await startProcess(dataDir);
    expect(await whoIs(before.stdout)).toMatchObject({ name: 'before the start', role: 'viewer' });
    const beside = await debrief(['create', '--name', 'beside']);
    expect(beside.stdout).toMatch(/^debrief_\S+\n$/);
    expect(await whoIs(beside.stdout)).toMatchObject({ name: 'beside', role: 'admin' });
  });

  it('takes an existing database by its address', { timeout: 60_000 }, async () => {
    database = await createTestDatabase();
    await debrief(['create', '--name', 'by address'], { DATABASE_URL: database.connectionString });
    const keys = await database.db.selectFrom('api_keys').select(['name', 'role']).execute();
    expect(keys).toEqual([{ name: 'by address', role: 'admin' }]);
  });

  it.each([
    [[], /debrief keys create --name N/],
    [['create'], /--name is missing/],
    [['create', '--name', 'x', '--role', 'king'], /--role must be one of/],
    [['create', '--name', 'x', '--what'], /--what/],
  ])('%j is refused in one line', async (args, message) => {
    const { code, stdout, stderr } = await refused(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr?.trim().split('\n')).toHaveLength(1);
  });

  it('says in one line that the database cannot be reached', async () => {
    const { code, stdout, stderr } = await refused(['create', '--name', 'x'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr?.trim().split('\n')).toHaveLength(1);
  });
});
