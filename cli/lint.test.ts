import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/debrief.js');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Buffer): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};

/** Runs the program as somebody does who stands in the folder. */
const run = (args: string[], { input, env }: { input?: string | Buffer; env?: Record<string, string> } = {}) => {
  const done = spawnSync(process.execPath, [bin, 'lint', ...args], {
    cwd: folder,
    encoding: 'utf8',
    input: input ?? '',
    env: { ...process.env, DEBRIEF_SOURCE: '1', ...env },
  });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
};
const findingsOf = (stdout: string) => JSON.parse(stdout).findings as { file: string; rule: string; tier: string }[];

const BLAME = 'Sam carelessly broke the checkout.';
const CALM = 'The validator runs in CI only, so the push reached every host.';
const ASKED = 'In hindsight, the cache was small.';
const roster = ['--roster', 'people.txt'];
const people = () => write('people.txt', 'Sam Okafor, @sam, incident lead\nAna Ruiz');

describe('the exit code', () => {
  test('is 0 where nothing is to be reworded, 1 where something is', () => {
    people();
    write('calm.md', `# Checkout\n\n${CALM} ${ASKED}\n`);
    write('blame.md', `# Checkout\n\n${BLAME}\n`);
    expect(run(['calm.md', ...roster])).toMatchObject({ code: 0, stderr: '' });
    expect(run(['calm.md', 'blame.md', ...roster])).toMatchObject({ code: 1, stderr: '' });
  });

  test('follows --fail-on, and what makes it fail is shown', () => {
    people();
    write('asked.md', `# Checkout\n\n${ASKED}\n`);
    expect(run(['asked.md']).stdout).not.toContain('hindsight');
    const failed = run(['asked.md', '--fail-on', 'ask']);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('asked.md:3:1: ask hindsight');
    expect(run(['asked.md', '--fail-on', 'gap'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('gap no-detection'),
    });
    write('blame.md', BLAME);
    expect(run(['blame.md', '--fail-on', 'never', ...roster])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('reword'),
    });
  });
});

describe('what cannot be used is told in one line each', () => {
  test('while the other files are read', () => {
    people();
    write('blame.md', BLAME);
    write('latin.md', Buffer.from('# Caf\xe9\n', 'latin1'));
    write('late-latin.md', Buffer.from('# One\n\nTwo\n\nCaf\xe9\n', 'latin1'));
    write('utf16.md', Buffer.from('\uFEFFSam broke it.', 'utf16le'));
    write('nul.md', 'Sam\u0000broke it.');
    write('locked.md', 'x');
    write('empty/notes.txt', 'x');
    chmodSync(join(folder, 'locked.md'), 0);
    const files = ['none.md', 'latin.md', 'late-latin.md', 'utf16.md', 'nul.md', 'empty', 'blame.md'];
    const { code, stdout, stderr } = run([...files, ...roster]);
    expect(code).toBe(2);
    expect(stdout).toContain('blame.md:1:1: reword');
    expect(stderr.trimEnd().split('\n').sort()).toEqual([
      'debrief lint: cannot read late-latin.md: it is not UTF-8 (line 5): save it as UTF-8.',
      'debrief lint: cannot read latin.md: it is not UTF-8 (line 1): save it as UTF-8.',
      'debrief lint: cannot read none.md: there is no such file.',
      'debrief lint: cannot read nul.md: it holds NUL bytes: that is no text.',
      'debrief lint: cannot read utf16.md: it is UTF-16: save it as UTF-8.',
      'debrief lint: there is no Markdown in empty (.md, .markdown, .mdx).',
    ]);
    const asRoot = process.getuid?.() === 0;
    if (!asRoot) expect(run(['locked.md']).stderr).toBe('debrief lint: cannot read locked.md: it may not be read.\n');
  });

  test('what is far too large is not read, nor what never ends', () => {
    write('large.md', Buffer.alloc(11 * 1024 * 1024, 'Sam broke it. '));
    expect(run(['large.md', '/dev/zero'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^debrief lint: cannot read .*: it is larger than 10 MB, which no post-mortem is\.\ndebrief lint: cannot read .*: it is larger than 10 MB, which no post-mortem is\.\n$/,
      ),
    });
    expect(run(['-'], { input: Buffer.alloc(11 * 1024 * 1024, 'a') }).stderr).toContain(
      'stdin: it is larger than 10 MB',
    );
  });
});

describe('what is read', () => {
  test('folders with what is below them, each file once, whatever the links', () => {
    for (const name of [
      'b.md',
      'a/deep/one.markdown',
      'a/two.MDX',
      'a/not.txt',
      'node_modules/x/readme.md',
      '.git/x.md',
      'a/.hidden.md',
    ])
      write(`pm/${name}`, BLAME);
    symlinkSync('..', join(folder, 'pm/a/up'));
    symlinkSync('nowhere', join(folder, 'pm/a/gone.md'));
    symlinkSync('self', join(folder, 'pm/self'));
    write('else.txt', BLAME);
    people();
    const { code, stdout } = run([
      'pm',
      'pm/b.md',
      'else.txt',
      './pm',
      '--format',
      'json',
      '--level',
      'reword',
      ...roster,
    ]);
    expect(code).toBe(1);
    const files = findingsOf(stdout).map(({ file }) => file);
    expect([...new Set(files)]).toEqual(['pm/a/deep/one.markdown', 'pm/a/two.MDX', 'pm/b.md', 'else.txt']);
  });

  test('many files as few', () => {
    people();
    for (let index = 0; index < 320; index++) write(`many/${index}.md`, index % 16 === 0 ? BLAME : CALM);
    write('many/.debriefrc', '{"roster": "../people.txt"}');
    const { code, stdout, stderr } = run(['many', 'none.md', '--format', 'json', '--level', 'reword']);
    expect([code, stderr]).toEqual([2, 'debrief lint: cannot read none.md: there is no such file.\n']);
    expect(JSON.parse(stdout).summary).toMatchObject({ files: 320, reword: 20 });
    const files = findingsOf(stdout).map(({ file }) => file);
    expect(files).toEqual(files.toSorted((one, other) => (one < other ? -1 : 1)));
  });

  test('standard input, with a name and the configuration that holds there', () => {
    people();
    write('docs/.debriefrc', '{"roster": "../people.txt"}');
    const named = run(['-', '--stdin-name', 'docs/pm.md'], { input: `\uFEFF${BLAME}` });
    expect(named).toMatchObject({ code: 1, stdout: expect.stringMatching(/^docs\/pm\.md:1:1: reword/) });
    expect(run(['-', ...roster], { input: BLAME }).stdout).toMatch(/^stdin:1:1: reword/);
  });

  test('the roster and the services tell people from things', () => {
    write('jenkins.md', 'Jenkins carelessly broke the checkout.');
    write('people.json', '["Jenkins"]');
    write('things.txt', '# tools\nJenkins\n');
    expect(run(['jenkins.md', '--roster', 'people.json']).code).toBe(1);
    expect(run(['jenkins.md', '--services', 'things.txt']).code).toBe(0);
  });

  test('where only roles are wanted, names are worded as roles', () => {
    people();
    write('named.md', 'Sam restarted the gateway after the graph had shown a flat line.');
    expect(run(['named.md', ...roster]).code).toBe(0);
    const { code, stdout } = run(['named.md', ...roster, '--names', 'roles-only', '--format', 'json']);
    expect(code).toBe(1);
    expect(findingsOf(stdout)).toContainEqual(
      expect.objectContaining({
        rule: 'name-role',
        quote: 'Sam',
        suggestion: expect.stringContaining('incident lead'),
      }),
    );
  });
});

describe('configuration', () => {
  test('stands beside a file or above it, the nearest alone', () => {
    write('.debriefrc', '{ // for all\n "roster": ["Sam"], "rules": {"hindsight": "reword"}, }');
    write('other/.debriefrc.json', '{"rules": {"hindsight": "off"}}');
    write('package.json', '{"debrief": {"rules": {"hindsight": "off"}}}');
    write('packaged/package.json', '{"name": "x", "debrief": {"level": "ask", "failOn": "ask"}}');
    write('deep/down/pm.md', `${BLAME}\n\n${ASKED}`);
    write('other/pm.md', ASKED);
    write('packaged/pm.md', ASKED);
    const { stdout } = run(['deep', 'other', '--format', 'json']);
    const of = (file: string) =>
      findingsOf(stdout)
        .filter((one) => one.file === file)
        .map(({ rule, tier }) => `${tier} ${rule}`);
    expect(of('deep/down/pm.md')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^reword (?!hindsight)/), 'reword hindsight']),
    );
    expect(of('other/pm.md')).toEqual([]);
    expect(run(['packaged'])).toMatchObject({ code: 1, stdout: expect.stringContaining('ask hindsight') });
    expect(run(['packaged', '--no-config']).code).toBe(0);
    expect(run(['packaged', '--config', '.debriefrc']).stdout).toContain('reword hindsight');
    expect(run(['packaged', '--rules', 'off:hindsight', '--fail-on', 'reword']).stdout).not.toContain('hindsight');
  });

  test('leaves files out, also those that are named', () => {
    people();
    write('.debriefrc', '{"ignore": ["drafts/", "*.draft.md", "/top.md", "a/*.md"]}');
    for (const name of [
      'drafts/x.md',
      'b/drafts/y.md',
      'b/pm.draft.md',
      'top.md',
      'b/top.md',
      'a/one.md',
      'a/b/two.md',
    ])
      write(name, BLAME);
    const { stdout } = run(['.', ...roster, '--format', 'json', '--level', 'reword']);
    expect([...new Set(findingsOf(stdout).map(({ file }) => file))]).toEqual(['a/b/two.md', 'b/top.md']);
    expect(JSON.parse(stdout).summary.ignoredFiles).toBe(5);
    expect(run(['top.md', ...roster]).code).toBe(0);
  });

  test.each([
    ['{"name": "allowed"}', /\.debriefrc: there is no field "name"; did you mean "names"\?/],
    ['{"rules": {"minimizer": "off"}}', /\.debriefrc: there is no rule "minimizer"; did you mean "minimiser"\?/],
    ['{"rules": {"minimiser": 0}}', /rule "minimiser" can be off, ask or reword, not 0/],
    ['{"names": "none"}', /"names" is allowed or roles-only, not "none"/],
    ['{"ignore": ["!x.md"]}', /"ignore" can leave out and not bring back/],
    ['{"roster": "none.csv"}', /cannot read .*none\.csv: there is no such file/],
    ['{"roster": ["Sam", 7]}', /\.debriefrc, roster\[1\]: a person is a name/],
    ['{"services": "x", "services": [1]}', /\.debriefrc, services\[0\]: there is no name/],
    ['{\n  "names": roles\n}', /\.debriefrc is not JSON: line 2, column 12/],
    ['[]', /a configuration is an object/],
  ])('a fault in it is told once, and files elsewhere are read: %j', (config, line) => {
    people();
    write('bad/.debriefrc', config);
    for (const name of ['bad/one.md', 'bad/two.md', 'good.md']) write(name, BLAME);
    const { code, stdout, stderr } = run(['bad', 'good.md', ...roster]);
    expect(code).toBe(2);
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toContain('good.md:1:1: reword');
  });
});

describe('comments that silence', () => {
  test('are followed, and noted where they silence nothing', () => {
    people();
    write(
      'pm.md',
      `# PM\r\n\r\n<!-- debrief-ignore-next: agreed with Sam -->\r\n${BLAME}\r\n\r\n<!-- debrief-ignore-next minimiser -->\r\n${BLAME}\r\n`,
    );
    const { code, stdout } = run(['pm.md', ...roster]);
    expect(code).toBe(1);
    expect(stdout).not.toContain('pm.md:4:');
    expect(stdout).toContain('pm.md:7:1: reword');
    expect(stdout).toContain('pm.md:6:1: note: there is nothing here that it would silence');
    expect(stdout).toMatch(/\d silenced by comments\./);
    const { findings, notes } = JSON.parse(run(['pm.md', ...roster, '--format', 'json']).stdout);
    expect(findings[0]).toMatchObject({ line: 4, silenced: { reason: 'agreed with Sam' } });
    expect(findings.at(-1)).toMatchObject({ line: 7, silenced: null });
    expect(notes).toEqual([{ file: 'pm.md', line: 6, column: 1, message: expect.any(String) }]);
  });

  test('may speak for the whole file, and for what it lacks', () => {
    people();
    write('pm.md', `# PM\n\n${BLAME}\n\n<!-- debrief-ignore-file -->\n`);
    expect(run(['pm.md', ...roster, '--fail-on', 'gap']).code).toBe(0);
  });
});

describe('places are exact', () => {
  test.each([
    ['LF', `# A\n\n${BLAME}`],
    ['CRLF', `# A\r\n\r\n- x\r\n- ${BLAME}\r\n`],
    ['a byte order mark', `\uFEFF# A\r\n\r\n${BLAME}`],
    [
      'emoji and wide letters',
      `# 障害 🚀\n\n> note\n\n| 👩‍👩‍👧 | 東京 |\n|---|---|\n| e\u0301 | x |\n\n🚀 障害: **${BLAME}**\n`,
    ],
    ['a paragraph over several lines', '# A\r\n\r\nThen Sam carelessly\r\n  broke the checkout.\r\n'],
  ])('with %s', (_, text) => {
    people();
    write('pm.md', text);
    const found = findingsOf(run(['pm.md', ...roster, '--format', 'json']).stdout);
    expect(found.length).toBeGreaterThan(0);
    for (const { start, end, quote, line } of found as unknown as {
      start: number;
      end: number;
      quote: string;
      line: number;
    }[]) {
      expect(text.slice(start, end)).toBe(quote);
      expect(text.slice(0, start).split('\n')).toHaveLength(line);
    }
  });

  test('the words are underlined on a terminal’s grid', () => {
    people();
    write('pm.md', `障害 🚀 ${BLAME}\n`);
    const [, sentence, underline] = run(['pm.md', ...roster]).stdout.split('\n');
    expect(sentence).toBe(`    障害 🚀 ${BLAME}`);
    expect(underline).toMatch(/^ {12}\^+$/);
  });
});

describe('beside other programs', () => {
  test('a pipe that is closed early ends it in silence', () => {
    people();
    write('pm.md', `${BLAME}\n\n`.repeat(3000));
    const done = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" lint pm.md --roster people.txt --level gap | head -1`],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, DEBRIEF_SOURCE: '1' },
      },
    );
    expect(done.stderr).toBe('');
    expect(done.stdout).toMatch(/^pm\.md:1:1: reword .*\n$/);
  });

  test('in a pipe there is no colour and no progress', () => {
    people();
    write('pm.md', BLAME);
    const { stdout, stderr } = run(['pm.md', ...roster], { env: { FORCE_COLOR: '1' } });
    expect(stdout + stderr).not.toContain('\u001B');
  });

  test('it runs from a clone without any packages, as hooks and CI do', () => {
    for (const part of ['bin', 'cli', 'shared', 'package.json'])
      cpSync(join(root, part), join(folder, 'clone', part), { recursive: true });
    write('pm.md', 'The outage was caused by human error.');
    const done = spawnSync(
      process.execPath,
      [join(folder, 'clone/bin/debrief.js'), 'lint', 'pm.md', '--level', 'gap'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect([done.status, done.stderr]).toEqual([1, '']);
    expect(done.stdout).toContain('reword human-error');
  });

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  test('the hook of the examples reads what is staged', () => {
    people();
    git('init', '--quiet');
    write('.debriefrc', '{"roster": "people.txt"}');
    write('post-mortems/staged one.md', BLAME);
    write('post-mortems/other.md', BLAME);
    write('-odd.md', CALM);
    write('bin/debrief', `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
    chmodSync(join(folder, 'bin/debrief'), 0o755);
    git('add', '--', '.debriefrc', 'people.txt', 'post-mortems/staged one.md', '-odd.md');
    const hook = (script: string) =>
      spawnSync('sh', ['-c', script], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, DEBRIEF_SOURCE: '1', PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` },
      });

    const plain = hook(readFileSync(join(root, 'docs/examples/pre-commit'), 'utf8'));
    expect(plain.stderr).toBe('');
    expect(plain.status).not.toBe(0);
    expect(plain.stdout).toContain('post-mortems/staged one.md:1:1: reword');
    expect(plain.stdout).not.toContain('other.md');
    expect(plain.stdout).toContain('in 2 files.');

    const entry = /entry: (.*)/.exec(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))?.[1] as string;
    const example = readFileSync(join(root, 'docs/examples/pre-commit-config.yaml'), 'utf8');
    const files = new RegExp(/files: (.*)/.exec(example)?.[1] as string);
    const staged = git('diff', '--cached', '--name-only', '-z')
      .split('\0')
      .filter((name) => files.test(name));
    expect(staged).toEqual(['post-mortems/staged one.md']);
    const managed = hook(`'${root}'/${entry} ${staged.map((name) => `'${name}'`).join(' ')}`);
    expect([managed.status, managed.stderr]).toEqual([1, '']);

    write('post-mortems/staged one.md', CALM);
    expect(hook(readFileSync(join(root, 'docs/examples/pre-commit'), 'utf8')).status).toBe(0);
  });
});
