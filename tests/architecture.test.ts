import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Who may import whom among the features: only what stands before it. Upward only by event. */
const FEATURES = [
  'installation',
  'people',
  'teams',
  'calendars',
  'incidents',
  'decisions',
  'templates',
  'findings',
  'post-mortems',
  'factors',
  'comments',
  'files',
  'accounts',
  'follow-ups',
  'ownership',
  'coach',
  'debriefs',
  'reviews',
  'exports',
  'publications',
  'sources',
  'chat',
  'imports',
  'search',
  'processes',
  'destinations',
  'effects',
  'trackers',
  'notifications',
  'versions',
  'record',
  'value',
  'home',
];

/** What each part of the house may import, itself included. */
const ALLOWED: Record<string, string[]> = {
  'server/main.ts': [
    'server/app.ts',
    'server/config.ts',
    'server/installation.ts',
    'server/features',
    'server/platform',
    'shared',
  ],
  'server/installation.ts': [
    'server/app.ts',
    'server/config.ts',
    'server/package-root.ts',
    'server/features',
    'server/platform',
    'shared',
  ],
  'server/app.ts': [
    'server/config.ts',
    'server/package-root.ts',
    'server/collaboration',
    'server/features',
    'server/http',
    'server/jobs',
    'server/platform',
    'shared',
  ],
  'server/config.ts': ['server/platform'],
  'server/package-root.ts': [],
  'server/collaboration': ['server/collaboration', 'server/features', 'server/platform', 'shared'],
  'server/http': ['server/http', 'server/features', 'server/platform', 'shared'],
  'server/jobs': ['server/jobs', 'server/features', 'server/platform', 'shared'],
  'server/features': ['server/features', 'server/platform', 'shared'],
  'server/platform': ['server/platform', 'shared'],
  shared: ['shared'],
  web: ['web', 'shared'],
  cli: ['cli', 'shared'],
};
/** Commands that are the server, or stand in for it before it runs. */
const SERVER_COMMANDS = ['serve', 'keys', 'doctor', 'backup', 'restore'].map((name) => `cli/commands/${name}.ts`);
const NOT_NAMES = /(^|\/)(utils?|helpers?|common|misc|types|interfaces|manager|service)(\.tsx?|\/)/;

type Source = { path: string; imports: string[]; packages: string[]; lines: number };

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(path);
    else if (/\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) yield path;
  }
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const named = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
    ),
  ].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
  const resolve = (name: string) =>
    name.startsWith('#') ? name.slice(1) : relative(root, normalize(join(root, dirname(path), name)));
  return {
    path,
    imports: named
      .filter((name) => /^[#.]/.test(name))
      .map(resolve)
      .filter((name) => /\.tsx?$/.test(name)),
    packages: named.filter((name) => !/^[#.]/.test(name)),
    lines: text.split('\n').length,
  };
}

const sources = ['shared', 'server', 'web', 'cli'].flatMap((folder) => [...walk(folder)]).map(read);
const partOf = (path: string) =>
  Object.keys(ALLOWED)
    .filter((part) => path === part || path.startsWith(`${part}/`))
    .sort((a, b) => b.length - a.length)[0];

describe('direction', () => {
  it('every import goes the way the house is built', () => {
    const wrong = sources.flatMap(({ path, imports }) => {
      if (SERVER_COMMANDS.includes(path)) return [];
      const part = partOf(path);
      if (part === undefined) return [`${path} belongs to no part of the house`];
      const allowed = ALLOWED[part] ?? [];
      return imports
        .filter((target) => !allowed.some((one) => target === one || target.startsWith(`${one}/`)))
        .map((target) => `${path} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('a feature imports another only through its index, and only one before it', () => {
    const featureOf = (path: string) => /^server\/features\/([^/]+)\//.exec(path)?.[1];
    const wrong = sources.flatMap(({ path, imports }) => {
      const from = featureOf(path);
      if (from === undefined) return [];
      return imports.flatMap((target) => {
        const to = featureOf(target);
        if (to === undefined || to === from) return [];
        const isDown = FEATURES.indexOf(to) >= 0 && FEATURES.indexOf(to) < FEATURES.indexOf(from);
        return isDown && target === `server/features/${to}/index.ts` ? [] : [`${path} -> ${target}`];
      });
    });
    expect(wrong).toEqual([]);
    const folders = readdirSync(join(root, 'server/features'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((folder) => !FEATURES.includes(folder))).toEqual([]);
  });

  it('screens never import each other', () => {
    const screenOf = (path: string) => /^web\/screens\/([^/]+)\//.exec(path)?.[1];
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter((target) => screenOf(path) && screenOf(target) && screenOf(path) !== screenOf(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('there are no cycles', () => {
    const graph = new Map(sources.map(({ path, imports }) => [path, imports]));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
        return;
      }
      state.set(path, 'open');
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

describe('purity', () => {
  it('shared/ knows neither Node nor a browser, no clock and no chance', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('shared/'))
      .flatMap(({ path, packages }) => {
        const text = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        const found =
          /\bMath\.random\(|\bDate\.now\(|new Date\(\)|\bprocess\.(?:argv|arch|chdir|cwd|emit|env|exit|exitCode|hrtime|kill|memoryUsage|nextTick|off|on|once|pid|platform|ppid|stderr|stdin|stdout|umask|uptime|versions?)\b|\bdocument\.(?:create|query|body)|\bwindow\.[a-z]/.exec(
            text,
          );
        return [
          ...packages.filter((name) => name.startsWith('node:')).map((name) => `${path} imports ${name}`),
          ...(found ? [`${path}: ${found[0]}`] : []),
        ];
      });
    expect(wrong).toEqual([]);
  });

  it('only main.ts and the commands know the process', () => {
    const wrong = sources
      .filter(
        ({ path }) =>
          path.startsWith('server/') && path !== 'server/main.ts' && !path.startsWith('server/platform/postgres/'),
      )
      .filter(({ path }) => /\bprocess\.(env|exit|argv|on)\b/.test(readFileSync(join(root, path), 'utf8')));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('names and sizes', () => {
  it('no file is called something that says nothing', () =>
    expect(
      ['shared', 'server', 'web', 'cli', 'tests', 'scripts']
        .flatMap((folder) => [...walk(folder)])
        .filter((path) => NOT_NAMES.test(path)),
    ).toEqual([]));

  it('files stay small: none over 400 lines, 95 % under 250', () => {
    expect(sources.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path} ${lines}`)).toEqual([]);
    const large = sources.filter(({ lines }) => lines > 250);
    expect(large.length / sources.length, large.map(({ path }) => path).join(', ')).toBeLessThan(0.05);
  });
});
