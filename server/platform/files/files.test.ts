import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles } from './disk-files.ts';
import type { FileStore } from './file-store.ts';
import { bucketServer } from './s3.test-support.ts';
import { s3Files } from './s3-files.ts';

const KEY = '01890a5d-ac96-774b-bcce-b302099a8057';
const OTHER = '01890a5d-ac96-774b-bcce-b302099a8058';
const read = async (store: FileStore, key: string) => {
  const found = await store.find(key);
  return found && (await buffer(found)).toString();
};

async function keepsTheLaw(store: FileStore): Promise<void> {
  expect(await read(store, KEY)).toBeUndefined();
  await store.put(KEY, Buffer.from('first'));
  await store.put(OTHER, Buffer.from(''));
  await store.put(KEY, Buffer.from('first'));
  expect(await read(store, KEY)).toBe('first');
  expect(await read(store, OTHER)).toBe('');
  await store.remove(KEY);
  await store.remove(KEY);
  expect(await read(store, KEY)).toBeUndefined();
}

describe('files in a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'debrief-files-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are put, found and removed', async () => {
    await keepsTheLaw(diskFiles(folder));
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  it('a key leads nowhere else', async () => {
    await expect(diskFiles(folder).find('../../../etc/passwd')).rejects.toThrow(/key/);
  });
});

describe('files in a bucket', () => {
  const options = { region: 'eu-west-1', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not so secret' };
  let url: string;
  const server = bucketServer(options);
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/debrief`;
  });
  afterAll(() => server.close());

  it('are put, found and removed, each request signed', () => keepsTheLaw(s3Files({ url, ...options })));
  it('a wrong secret is told, not taken for "not there"', async () => {
    await expect(s3Files({ url, ...options, secretAccessKey: 'wrong' }).find(KEY)).rejects.toThrow(/403/);
  });
});
