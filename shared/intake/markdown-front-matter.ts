/** Keys of a document's front matter, lower-cased, as written; a list's values joined by ", ". */
export type FrontMatter = Record<string, string>;

const unquote = (value: string) => value.trim().replace(/^(['"])([\s\S]*)\1$/, '$2');

/**
 * Takes YAML (`---`) or TOML (`+++`) front matter off a document; the lines stay as blanks, so that line numbers hold.
 * Reads only what such headers carry: scalars, lists in either form, folded text. Anything deeper is left alone.
 */
export function takeFrontMatter(text: string): { frontMatter: FrontMatter; body: string } {
  const found = /^\s*(---|\+\+\+)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n|$)/.exec(text);
  if (!found || !/^[\w-]+\s*[:=]/m.test(found[2]!)) return { frontMatter: {}, body: text };
  const frontMatter: FrontMatter = {};
  let key = '';
  for (const line of found[2]!.split('\n')) {
    const pair = /^([\w][\w -]*?)\s*[:=]\s*(.*)$/.exec(line);
    if (pair) {
      key = pair[1]!.toLowerCase();
      const value = /^[>|][-+]?$/.test(pair[2]!) ? '' : pair[2]!;
      const list = /^\[(.*)\]$/.exec(value);
      frontMatter[key] = list ? list[1]!.split(',').map(unquote).join(', ') : unquote(value);
      continue;
    }
    const more = /^\s+(?:-\s+)?(.+)$/.exec(line) ?? /^-\s+(.+)$/.exec(line);
    if (!more || key === '' || /^[\w-]+:/.test(more[1]!)) continue;
    const joiner = /^\s*-\s/.test(line) ? ', ' : ' ';
    frontMatter[key] = frontMatter[key] ? `${frontMatter[key]}${joiner}${unquote(more[1]!)}` : unquote(more[1]!);
  }
  return { frontMatter, body: found[0].replace(/[^\n]/g, '') + text.slice(found[0].length) };
}
