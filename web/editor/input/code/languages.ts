/** Languages a code block may name; `names` are what people write after the fence. The key is highlight.js' own name. */
export const LANGUAGES: Record<string, { title: string; names: string[] }> = {
  bash: { title: 'Shell', names: ['sh', 'shell', 'zsh', 'console', 'terminal'] },
  c: { title: 'C', names: ['h'] },
  cpp: { title: 'C++', names: ['c++', 'cc', 'hpp'] },
  csharp: { title: 'C#', names: ['cs', 'c#'] },
  css: { title: 'CSS', names: [] },
  diff: { title: 'Diff', names: ['patch'] },
  go: { title: 'Go', names: ['golang'] },
  graphql: { title: 'GraphQL', names: ['gql'] },
  ini: { title: 'INI, TOML', names: ['toml', 'conf'] },
  java: { title: 'Java', names: [] },
  javascript: { title: 'JavaScript', names: ['js', 'jsx', 'mjs'] },
  json: { title: 'JSON', names: ['jsonc'] },
  kotlin: { title: 'Kotlin', names: ['kt'] },
  lua: { title: 'Lua', names: [] },
  makefile: { title: 'Makefile', names: ['make'] },
  php: { title: 'PHP', names: [] },
  python: { title: 'Python', names: ['py'] },
  ruby: { title: 'Ruby', names: ['rb'] },
  rust: { title: 'Rust', names: ['rs'] },
  sql: { title: 'SQL', names: ['postgres', 'postgresql', 'psql', 'mysql'] },
  swift: { title: 'Swift', names: [] },
  typescript: { title: 'TypeScript', names: ['ts', 'tsx'] },
  xml: { title: 'XML, HTML', names: ['html', 'svg'] },
  yaml: { title: 'YAML', names: ['yml'] },
};

const byName = new Map(
  Object.entries(LANGUAGES).flatMap(([key, { names }]) => [key, ...names].map((name) => [name, key])),
);

/** highlight.js' name of a language as somebody wrote it after a fence; undefined when it is none that is coloured. */
export const findHighlightName = (written: string | null): string | undefined =>
  byName.get((written ?? '').toLowerCase());
/** What the picker calls a language. */
export const languageTitle = (written: string | null): string =>
  written ? (LANGUAGES[findHighlightName(written) ?? '']?.title ?? written) : 'Plain text';
