import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GAPS, RULES } from '#shared/coach/finding.ts';
import { writeSarif } from './lint/formats/write-sarif.ts';
import { ruleLines } from './lint/rule-lines.ts';
import { runCommand } from './main.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-lint-'));
  writeFileSync(join(folder, 'people.txt'), 'Sam Okafor');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type SarifResult = {
  ruleId: string;
  partialFingerprints: Record<string, string>;
  locations: {
    physicalLocation: {
      artifactLocation: unknown;
      region: { startColumn: number; endColumn: number; snippet: { text: string } };
    };
  }[];
};
type SarifLog = { runs: [{ results: SarifResult[] }] };

type Terminal = { isTTY?: boolean; columns?: number };

const run = async (args: string[], terminal: Terminal = {}, env: Record<string, string> = {}) => {
  const out = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') =>
    Object.assign(
      new Writable({
        write(chunk, _encoding, done) {
          out[name] += String(chunk);
          done();
        },
      }),
      terminal,
    );
  const code = await runCommand(['lint', ...args], {
    stdin: Readable.from([]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env,
    isTty: false,
  });
  return { code, ...out };
};
const lint = (args: string[], terminal?: Terminal, env?: Record<string, string>) =>
  run([...args, '--roster', join(folder, 'people.txt')], terminal, env);

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const BLAME = 'Sam carelessly broke the checkout.';
const TEXT = `# Checkout\n\n🚀 ${BLAME}\n\nIn hindsight, the cache was small.\n\n<!-- debrief-ignore-next: agreed, 100% -->\n${BLAME}\n`;

describe('json', () => {
  test('says everything unless asked for less, in the shape it promises', async () => {
    const path = file('pm.md', TEXT);
    const { code, stdout } = await lint([path, '--format', 'json']);
    const report = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(Object.keys(report)).toEqual(['format', 'findings', 'gaps', 'notes', 'faults', 'summary']);
    expect(report.format).toBe('debrief.lint/v1');
    const first = report.findings.find(({ tier }: { tier: string }) => tier === 'reword');
    expect(first).toMatchObject({ file: path, tier: 'reword', line: 3, endLine: 3, actor: 'Sam', silenced: null });
    expect(Object.keys(first).sort()).toEqual([
      'actor',
      'column',
      'end',
      'endColumn',
      'endLine',
      'file',
      'line',
      'questions',
      'quote',
      'rule',
      'sentence',
      'silenced',
      'start',
      'suggestion',
      'tier',
      'why',
    ]);
    // The rocket is one character and two UTF-16 code units.
    expect(first.start - TEXT.indexOf('🚀')).toBe(first.column);
    expect(TEXT.slice(first.sentence.start, first.sentence.end)).toContain(BLAME);
    expect(report.findings.map(({ tier }: { tier: string }) => tier)).toContain('ask');
    expect(report.gaps).toContainEqual({
      file: path,
      rule: 'no-detection',
      why: expect.any(String),
      question: expect.any(String),
      about: { kind: 'document' },
      line: null,
      silenced: null,
    });
    expect(report.summary).toMatchObject({ files: 1, ignoredFiles: 0, gap: report.gaps.length });
    const less = JSON.parse((await lint([path, '--format', 'json', '--level', 'reword'])).stdout);
    expect(less.findings.every(({ tier }: { tier: string }) => tier === 'reword')).toBe(true);
    expect(less.gaps).toEqual([]);
    expect(less.summary).toMatchObject({ reword: report.summary.reword, ask: report.summary.ask });
  });

  test('tells of faults beside what was found', async () => {
    const { code, stdout } = await lint([file('a.md', BLAME), join(folder, 'none.md'), '--format', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      faults: [{ file: join(folder, 'none.md'), message: expect.stringContaining('there is no such file') }],
      summary: { files: 1 },
    });
  });
});

describe('sarif', () => {
  let isSarif: ValidateFunction;
  beforeAll(() => {
    const {
      $schema: _,
      id: __,
      ...schema
    } = JSON.parse(readFileSync(new URL('lint/fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8'));
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    isSarif = ajv.compile(schema);
  });
  const valid = (log: unknown) => {
    isSarif(log);
    expect(isSarif.errors).toBeNull();
    return log as SarifLog;
  };
  const sarifOf = async (...args: string[]) => valid(JSON.parse((await lint([...args, '--format', 'sarif'])).stdout));
  const printsOf = (log: Awaited<ReturnType<typeof sarifOf>>) =>
    log.runs[0].results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));

  test('is valid, whatever is in it', async () => {
    const log = await sarifOf(file('pm ö#1.md', TEXT), join(folder, 'none.md'), '--level', 'gap');
    expect(log.runs[0]).toMatchObject({
      columnKind: 'utf16CodeUnits',
      tool: { driver: { name: 'debrief', semanticVersion: expect.stringMatching(/^\d+\.\d+\.\d+/) } },
      invocations: [{ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] }],
    });
    valid(JSON.parse((await lint([file('calm.md', 'Calm.'), '--format', 'sarif'])).stdout));
  });

  test('the schema would notice', () => {
    expect(isSarif({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
  });

  test('places are units, levels follow the tier, what is silenced is suppressed with its reason', async () => {
    const [first, ...others] = (await sarifOf(file('pm.md', TEXT), '--level', 'ask')).runs[0].results;
    expect(first).toMatchObject({
      level: 'warning',
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: expect.any(Number), endLine: 3 } } }],
    });
    const { region } = first!.locations[0]!.physicalLocation;
    const line = TEXT.split('\n')[2] as string;
    expect(line.slice(region.startColumn - 1, region.endColumn - 1)).toBe(region.snippet.text);
    expect(first).not.toHaveProperty('suppressions');
    expect(others).toContainEqual(expect.objectContaining({ ruleId: 'hindsight', level: 'note' }));
    expect(others.at(-1)).toMatchObject({ suppressions: [{ kind: 'inSource', justification: 'agreed, 100%' }] });
  });

  test('fingerprints hold when lines move, and tell twins apart', async () => {
    const before = printsOf(await sarifOf(file('moved.md', `${BLAME}\n\n${BLAME}\n`)));
    const after = printsOf(await sarifOf(file('moved.md', `# New\n\nOther words.\n\n${BLAME}\n\n- ${BLAME}\n`)));
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(before?.length);
  });

  test('files are named relative to the folder it is run in, escaped', () => {
    const report = (path: string) => ({
      files: [
        {
          path,
          level: 'gap' as const,
          failOn: 'gap' as const,
          findings: [],
          notes: [],
          gaps: [
            {
              rule: 'late-start' as const,
              why: 'w',
              question: 'q',
              about: { kind: 'document' as const },
              line: null,
              silenced: null,
            },
          ],
        },
      ],
      faults: [],
      ignoredFiles: 0,
    });
    const uriOf = (path: string) => {
      const log = valid(JSON.parse(writeSarif(report(path), { version: '1.0.0', folder: '/work dir' })));
      return log.runs[0].results[0]?.locations[0]?.physicalLocation.artifactLocation;
    };
    expect(uriOf('a b/ü#%.md')).toEqual({ uri: 'a%20b/%C3%BC%23%25.md', uriBaseId: '%SRCROOT%' });
    expect(uriOf('/work dir/x.md')).toEqual({ uri: 'x.md', uriBaseId: '%SRCROOT%' });
    expect(uriOf('../x.md')).toEqual({ uri: 'file:///x.md' });
  });

  test('every rule is described', () => {
    const lines = ruleLines();
    expect(lines.map(({ rule }) => rule).sort()).toEqual([...new Set([...RULES, ...GAPS])].sort());
    for (const { says, asks } of lines) {
      expect(says).toMatch(/^\S.*[.?]$/);
      expect(says + asks.join('')).not.toMatch(/[{}]/);
      expect(asks.length).toBeGreaterThan(0);
    }
  });
});

describe('github', () => {
  test('annotates lines, with everything escaped', async () => {
    const path = file('a,b:100%.md', `Then ${BLAME}\n\nSam carelessly\nbroke 100% of it.\n`);
    const { stdout } = await lint([path, '--format', 'github', '--level', 'gap']);
    const lines = stdout.trimEnd().split('\n');
    const name = path.replace('a,b:100%.md', 'a%2Cb%3A100%25.md').replace(/^(\w):/, '$1%3A');
    expect(lines[0]).toMatch(
      /^::warning file=[^,:]*,line=1,endLine=1,col=\d+,endColumn=\d+,title=Reword%3A [a-z-]+::".*"%0A.*$/,
    );
    expect(lines.every((line) => /^::(?:warning|notice) file=/.test(line))).toBe(true);
    expect(lines.every((line) => line.includes(`file=${name},line=`))).toBe(true);
    expect(stdout).toMatch(/::notice file=[^,]*,line=\d+,title=Gap%3A no-detection::/);
  });
});

describe('text', () => {
  test('has colours on a terminal whose owner wants them', async () => {
    const path = file('pm.md', TEXT);
    expect((await lint([path], { isTTY: true })).stdout).toContain('\u001B[33mreword\u001B[0m');
    expect((await lint([path], { isTTY: true }, { NO_COLOR: '1' })).stdout).not.toContain('\u001B');
    expect((await lint([path], { isTTY: true }, { TERM: 'dumb' })).stdout).not.toContain('\u001B');
    expect((await lint([path])).stdout).not.toContain('\u001B');
  });

  test('keeps to the width of the terminal, and shows a piece of what has no end', async () => {
    const long = file(
      'long.md',
      `${'Then it went on, and '.repeat(2000)} Sam carelessly broke it, ${'and so on, '.repeat(2000)}\n`,
    );
    const { stdout } = await lint([long], { columns: 60 });
    const rows = stdout.split('\n').filter((row) => row.startsWith('    ') && !row.includes('Ask: '));
    expect(rows.length).toBeLessThan(40);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(60);
    expect(stdout).toContain('…');
  });

  test('tells what is not shown, and is silent when asked to be', async () => {
    const { stdout } = await lint([file('pm.md', TEXT)]);
    expect(stdout).toMatch(
      /\n\d+ to reword in 1 file\. \d+ questions? more: --level ask shows them\. \d+ silenced by comments\.\n$/,
    );
    expect((await lint([file('calm.md', 'Calm.'), '--quiet'])).stdout).toBe('');
    expect((await lint([file('calm.md', 'Calm.')])).stdout).toMatch(/^Nothing to reword in 1 file\./);
  });

  test('nothing in a text reaches the terminal as a command', async () => {
    const { stdout } = await lint([file('esc.md', `\u001B[2J${BLAME}\u0007\n`)]);
    expect(stdout).toContain('reword');
    expect(stdout).not.toMatch(/[\u001B\u0007]/);
  });
});

describe('what the command cannot begin with is refused in one line', () => {
  test.each([
    [['x.md', '--nope'], /nope/],
    [[], /name files or folders/],
    [['x.md', '--format', 'xml'], /unknown --format "xml": text, json, sarif or github/],
    [['x.md', '--names', 'none'], /unknown --names "none": allowed or roles-only/],
    [['x.md', '--level', 'all'], /unknown --level "all"/],
    [['x.md', '--rules', 'off:minimizer'], /--rules: there is no rule "minimizer"; did you mean "minimiser"\?/],
    [['x.md', '--rules', 'minimiser'], /say what "minimiser" should be, such as --rules off:minimiser/],
    [['x.md', '--rules', 'loud:minimiser'], /rule "minimiser" can be off, ask or reword, not "loud"/],
    [['x.md', '--rules', 'reword:no-detection'], /"no-detection" is about the whole document/],
    [['x.md', '--roster', 'none.txt'], /cannot read .*none\.txt: there is no such file/],
    [['x.md', '--roster', 'broken.json'], /broken.json is not JSON: line 2, column 3: expected a value/],
    [['x.md', '--services', 'broken.json'], /broken.json is not JSON: line 2/],
    [['x.md', '--config', 'none.json'], /cannot read .*none\.json: there is no such file/],
    [['x.md', '--config', 'broken.json'], /broken.json is not JSON: line 2/],
    [['x.md', '--config', 'x.json', '--no-config'], /exclude each other/],
    [['x.md', '--language', 'xx'], /"xx"/],
    [['-', '-'], /standard input can be read once/],
  ])('%j', async (args, line) => {
    file('x.md', 'Calm.');
    file('broken.json', '["Sam",\n  oops]');
    const { code, stdout, stderr } = await run(args.map((arg) => (/\.\w+$/.test(arg) ? join(folder, arg) : arg)));
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
