/** What ends each kind of HTML that may hold empty lines, by CommonMark's rules; unended, it takes all text after it. */
const KINDS: [RegExp, RegExp, string][] = [
  [/^<!--/, /-->/, '-->'],
  [/^<\?/, /\?>/, '?>'],
  [/^<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^<![A-Za-z]/, />/, '>'],
];
const VERBATIM = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;

/** Elements that begin a block wherever they begin a line (CommonMark, kind 6). */
const BLOCKS = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);
const TAG = /^<\/?([A-Za-z][A-Za-z0-9-]*)/;

/** A piece of kept source that cannot swallow what stands after it. */
export const closeHtml = (source: string): string => {
  const trimmed = source.trim();
  const verbatim = VERBATIM.exec(trimmed)?.[1];
  if (verbatim) return /<\/(?:script|pre|style|textarea)>/i.test(trimmed) ? trimmed : `${trimmed}\n</${verbatim}>`;
  const kind = KINDS.find(([begin]) => begin.test(trimmed));
  return kind && !kind[1].test(trimmed) ? `${trimmed}\n${kind[2]}` : trimmed;
};

/** Whether HTML at the start of a paragraph makes it a block of HTML: some always do, any tag does when it is `alone`. */
export const beginsHtmlBlock = (source: string, alone: boolean): boolean => {
  if (VERBATIM.test(source) || KINDS.some(([begin]) => begin.test(source))) return true;
  const name = TAG.exec(source)?.[1]?.toLowerCase();
  return name !== undefined && (alone || BLOCKS.has(name));
};
