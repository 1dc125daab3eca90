import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../tests/support/server.ts';
import { runCommand } from './main.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'debrief-templates-'));
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function debrief(...args: string[]) {
  let out = '';
  const sink = (keep: (text: string) => void) => ({ write: (text: string) => keep(text) }) as never;
  let err = '';
  const code = await runCommand(args, {
    stdin: Readable.from([]),
    stdout: sink((text) => {
      out += text;
    }),
    stderr: sink((text) => {
      err += text;
    }),
    env: { DEBRIEF_URL: server.url, DEBRIEF_API_KEY: server.adminKey },
    isTty: false,
  });
  return { code, out, err };
}

describe('debrief templates', () => {
  test('out, into another key and in again; twice is once', async () => {
    expect(await debrief('templates', 'export', '--all', join(folder, 'all'))).toMatchObject({
      code: 0,
      out: `4 templates in ${join(folder, 'all')}\n`,
    });
    const again = await debrief('templates', 'import', join(folder, 'all'));
    expect(
      again.out
        .split('\n')
        .filter(Boolean)
        .every((line) => line.startsWith('= ')),
    ).toBe(true);
    const file = join(folder, 'all', 'light.md');
    expect((await debrief('templates', 'import', file, '--key', 'lighter')).out).toBe('+ lighter: Light, version 1\n');
    const { out } = await debrief('templates', 'export', 'lighter');
    expect(out).toBe((await readFile(file, 'utf8')).replace('key: light', 'key: lighter'));
    await writeFile(file, out.replace('name: "Light"', 'name: "Lighter"'));
    expect((await debrief('templates', 'import', file)).out).toBe('~ lighter: Lighter, version 2\n');
    expect((await debrief('templates', 'list')).out).toContain(
      'lighter          Lighter, version 2: Chosen by hand only\n',
    );
  });

  test('any Markdown, tried first without saving', async () => {
    const file = join(folder, 'our-review.md');
    await writeFile(file, '# Our review\n\n## Summary\n\n## Impact\n\n- Users:\n');
    expect((await debrief('templates', 'import', file, '--dry-run')).out).toBe('? our-review: 2 sections\n');
    expect((await debrief('templates', 'import', file)).out).toBe('+ our-review: Our review, version 1\n');
    expect((await debrief('templates', 'import', file)).out).toBe(
      '= our-review: Our review, there already as version 1\n',
    );
  });

  test('says what is wrong with a file, and where, without a server', async () => {
    const file = join(folder, 'bad.md');
    await writeFile(
      file,
      '---\nformat: debrief.template/v1\nkey: bad\nname: Bad\n---\n\n<!-- section: a -->\n## A\n\nx\n{{ incident.titel }}\n',
    );
    const { code, out } = await debrief('templates', 'check', file);
    expect(code).toBe(1);
    expect(out).toContain(
      'Section "A", prefilled text, line 2, column 4: there is no variable "incident.titel"; did you mean "incident.title"?',
    );
    expect(await debrief('templates', 'import', file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('line 2, column 4'),
    });
  });
});
