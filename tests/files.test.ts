import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, uploadFile } from '#shared/contracts/files.ts';
import { createIncident } from '#shared/contracts/incidents.ts';
import { createKey } from '#shared/contracts/people.ts';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const bytes = (text: string) => Uint8Array.from(Buffer.from(text));

let server: TestServer;
let id: string;
beforeAll(async () => {
  server = await startTestServer();
  id = (await server.call(createPostMortem, { title: 'Nearly out of disk' })).id;
});
afterAll(() => server?.stop());

const attach = (name: string, file: Uint8Array<ArrayBuffer>) => server.call(uploadFile, { id, name, file });

describe('a picture', () => {
  it('is attached, shown in place, and sent once', async () => {
    const file = await attach('5xx rate.png', PNG);
    expect(file).toMatchObject({ contentType: 'image/png', width: 1, height: 1, isImage: true, size: PNG.length });
    const first = await server.request(file.url);
    expect(Buffer.from(await first.arrayBuffer()).equals(Buffer.from(PNG))).toBe(true);
    expect(first.headers.get('content-disposition')).toMatch(/^inline; filename="5xx rate.png"/);
    const again = await server.request(file.url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('attached twice is one file', async () => {
    const [a, b, c] = [
      ...(await Promise.all([attach('same.png', PNG), attach('same.png', PNG)])),
      await attach('same.png', PNG),
    ];
    expect(new Set([a.id, b.id, c?.id]).size).toBe(1);
    expect((await server.request(c!.url)).status).toBe(200);
  });
});

describe('what could harm a reader', () => {
  it.each(['drawing.svg', 'page.html', 'notes.txt'])(
    '%s is only ever downloaded, and can run nothing',
    async (name) => {
      const file = await attach(name, bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
      const answer = await server.request(file.url);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('a picture that is none is refused with the reason', async () => {
    await expect(attach('graph.png', bytes('<svg/>'))).rejects.toThrow('"graph.png" is named as a picture');
  });

  it('a picture that fills the memory is refused by its header alone', async () => {
    const bomb = PNG.slice();
    new DataView(bomb.buffer).setUint32(16, 100_000);
    new DataView(bomb.buffer).setUint32(20, 100_000);
    await expect(attach('bomb.png', bomb)).rejects.toThrow(/100000 × 100000 pixels/);
  });

  it('too large is refused with 413', async () => {
    const answer = await server.request(`/api/v1/post-mortems/${id}/files?name=core.dump`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(MAX_FILE_BYTES + 1),
    });
    expect(answer.status).toBe(413);
  });

  it('a name cannot break out of its header', async () => {
    const file = await attach('a"b\\c\u202e; é.txt', bytes('x'));
    const header = (await server.request(file.url)).headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^attachment; filename="a_b_c_; _\.txt"; filename\*=UTF-8''[\w%.-]+$/);
  });
});

describe('who may', () => {
  it('a viewer reads and does not attach or remove', async () => {
    const viewer = await server.as('viewer');
    const file = await attach('for-all.png', PNG);
    await expect(viewer(uploadFile, { id, name: 'x.txt', file: bytes('x') })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await server.request(file.url)).status).toBe(200);
  });

  it('a file of a private incident is not there for others, not even by its address', async () => {
    const incident = await server.call(createIncident, { title: 'Keys leaked', private: true });
    const secret = await server.call(createPostMortem, { title: 'Keys leaked', incidents: [incident.id] });
    const file = await server.call(uploadFile, { id: secret.id, name: 'keys.txt', file: bytes('hush') });
    const { secret: key } = await server.call(createKey, { name: 'other', role: 'editor' });
    const ask = (method: string) =>
      fetch(server.url + file.url, { method, headers: { authorization: `Bearer ${key}` } });
    expect([(await ask('GET')).status, (await ask('DELETE')).status]).toEqual([404, 404]);
    expect((await fetch(server.url + file.url)).status).toBe(401);
  });

  it('removed is gone for everybody', async () => {
    const file = await attach('mistake.txt', bytes('password: hunter2'));
    expect((await server.request(file.url, { method: 'DELETE' })).status).toBe(200);
    expect((await server.request(file.url)).status).toBe(404);
    // The same bytes may come again, as a file of their own.
    expect((await attach('mistake.txt', bytes('password: hunter2'))).id).not.toBe(file.id);
  });
});
