import fc from 'fast-check';
import type { Mark, Node } from 'prosemirror-model';
import { CALLOUT_KINDS } from '#shared/document/schema/block-nodes.ts';
import { MENTION_KINDS } from '#shared/document/schema/inline-nodes.ts';
import { documentSchema } from '#shared/document/schema/schema.ts';

const { nodes, marks } = documentSchema;

const SIGNS = [
  ...'*_`[]()<>#-+=|~!&\\1.: ^"\'/@{}$%;,?éa文😀\u00a0\t\n',
  '  ',
  '...',
  '**',
  '](',
  '&amp;',
  '[^1]',
  '-->',
  'www.a.b',
];
const PIECES = [
  'service',
  'restarted',
  'at 14:05',
  '# no heading',
  '- no item',
  '1. one',
  '> quote',
  '~13:30',
  '<b>',
  'a_b_c',
  '| a | b |',
  '[!NOTE]',
  '[ ]',
  '[x] done',
  '[^3]: x',
  'https://x.example/a',
  'ana@x.example',
  '---',
  '===',
  '```',
  '~~~',
  '\\',
  '\\|',
  ':-',
  '<!-- x -->',
  '<!-- /block -->',
  '![i](u)',
  '[a]: b',
  '&lt;',
  '+',
  '*',
  '2) b',
  '&#35;',
];

/** Words and the signs that Markdown acts on, in any mixture. */
export const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
);

const url = fc.constantFrom(
  'https://x.example/a?b=c&d=%20#e',
  'http://x.example/(a)',
  'mailto:ana@x.example',
  '/admin',
  '',
  'a b',
  'x|y',
  'https://x.example/a|b',
  'debrief:person/',
  'www.x.example',
  '<x>',
  'a\\b',
);
const title = fc.option(fc.constantFrom('a title', 'with "quotes"', "it's (so)", 'a\\'), { nil: null });

/** Kept HTML that the generated documents hold. */
export const RAW_INLINE = ['<kbd>', '</kbd>', '<!-- seen -->', '<a title="x">'];

const markSet = fc
  .record({
    strong: fc.boolean(),
    emphasis: fc.boolean(),
    strike: fc.boolean(),
    code: fc.boolean(),
    link: fc.option(fc.record({ href: url, title }), { nil: undefined }),
    suggestion: fc.constantFrom('', '', '', '', 'insertion', 'deletion'),
  })
  .map((set) => {
    const chosen: Mark[] = [];
    for (const name of ['strong', 'emphasis', 'strike', 'code'] as const)
      if (set[name]) chosen.push(marks[name]!.create());
    if (set.link) chosen.push(marks.link!.create(set.link));
    if (set.suggestion) chosen.push(marks[set.suggestion]!.create({ id: 's1' }));
    return chosen.reduce<readonly Mark[]>((all, mark) => mark.addToSet(all), []);
  });
const fewMarks = fc.oneof(
  { weight: 3, arbitrary: fc.constant<readonly Mark[]>([]) },
  { weight: 2, arbitrary: markSet },
);

const atom = fc.oneof(
  fc
    .record({
      src: fc.constantFrom('/api/v1/files/0198f0aa-0000-7000-8000-000000000001', 'https://x.example/a.png'),
      alt: fc.constantFrom('', 'a graph', 'a]b|c'),
      title,
    })
    .map((attrs) => nodes.image!.create(attrs)),
  fc.integer({ min: 1, max: 999_999 }).map((number) => nodes.citation!.create({ number })),
  fc
    .record({
      kind: fc.constantFrom(...MENTION_KINDS),
      id: fc.constantFrom('0198f0aa-0000-7000-8000-000000000001', 'INC-42', 'a b/c'),
      label: fc.constantFrom('Ana Ruiz', 'INC-42', '[x] | *y*', 'a.b@c.example', ''),
    })
    .map((attrs) => nodes.mention!.create(attrs)),
  fc.constantFrom('2026-03-04T14:05:00Z', '2026-03-04T14:05:33.250Z').map((at) => nodes.timestamp!.create({ at })),
  fc.constantFrom(...RAW_INLINE).map((source) => nodes.rawInline!.create({ source })),
  fc.constant(nodes.hardBreak!.create()),
);
const piece = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: hostileText.map((text) => documentSchema.text(text)) },
      { weight: 1, arbitrary: atom },
    ),
    fewMarks,
  )
  .map(([node, set]) => node.mark(set));
const inline = fc.array(piece, { maxLength: 6 });

const paragraph = inline.map((content) => nodes.paragraph!.create(null, content));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), inline)
  .map(([level, content]) => nodes.heading!.create({ level }, content));
const code = fc
  .record({
    language: fc.constantFrom(null, 'ts', 'c++', 'a`b', '~'),
    meta: fc.constantFrom(null, 'title="x"', '{1,2}'),
    text: fc.oneof(
      fc.constantFrom('', 'a\n', '```', '~~~\nb', '  x\n\ty', '<!-- block: timeline -->', '\n'),
      hostileText,
    ),
  })
  .map(({ language, meta, text }) =>
    nodes.codeBlock!.create({ language, meta: language ? meta : null }, text === '' ? [] : documentSchema.text(text)),
  );
const rawBlock = fc
  .constantFrom('<div>\nhtml\n</div>', '<!-- kept -->', '[unused]: https://x.example "t"', '[^n]: a note', '<details>')
  .map((source) => nodes.rawBlock!.create({ source }));
const rule = fc.constant(nodes.horizontalRule!.create());

const table = fc
  .record({
    columns: fc.integer({ min: 1, max: 3 }),
    rows: fc.integer({ min: 1, max: 3 }),
    head: fc.boolean(),
    align: fc.array(fc.constantFrom(null, 'left', 'center', 'right'), { minLength: 3, maxLength: 3 }),
    widths: fc.array(fc.constantFrom(null, 40, 1200), { minLength: 3, maxLength: 3 }),
    cells: fc.array(inline, { minLength: 9, maxLength: 9 }),
  })
  .map(({ columns, rows, head, align, widths, cells }) =>
    nodes.table!.create(
      null,
      Array.from({ length: rows }, (_, y) =>
        nodes.tableRow!.create(
          null,
          Array.from({ length: columns }, (_, x) =>
            (head && y === 0 ? nodes.tableHeader : nodes.tableCell)!.create(
              { align: align[x], colwidth: widths[x] ? [widths[x]] : null },
              nodes.paragraph!.create(null, cells[y * 3 + x]!),
            ),
          ),
        ),
      ),
    ),
  );

const leafBlock = fc.oneof({ weight: 4, arbitrary: paragraph }, heading, code, rawBlock, rule, table);

const { block } = fc.letrec<{ block: Node; blocks: Node[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leafBlock,
    tie('blocks').map((content) => nodes.blockquote!.create(null, content)),
    fc
      .tuple(fc.constantFrom(...CALLOUT_KINDS), tie('blocks'))
      .map(([kind, content]) => nodes.callout!.create({ kind }, content)),
    fc
      .record({
        ordered: fc.boolean(),
        start: fc.constantFrom(0, 1, 1, 7),
        tight: fc.boolean(),
        items: fc.array(fc.tuple(fc.constantFrom(null, null, true, false), tie('blocks')), {
          minLength: 1,
          maxLength: 3,
        }),
      })
      .map(({ ordered, start, tight, items }) => {
        const content = items.map(([checked, blocks]) => nodes.listItem!.create({ checked }, blocks));
        return ordered
          ? nodes.orderedList!.create({ start, tight }, content)
          : nodes.bulletList!.create({ tight }, content);
      }),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
}));
const live = fc
  .constantFrom({ name: 'timeline', ref: null }, { name: 'metric', ref: '0198f0aa-0000-7000-8000-000000000001' })
  .map((attrs) => nodes.liveBlock!.create(attrs));

/** Any section that the schema allows. */
export const anySection = fc
  .array(fc.oneof({ weight: 6, arbitrary: block }, { weight: 1, arbitrary: live }), { minLength: 1, maxLength: 5 })
  .map((content) => nodes.section!.create({ key: 'summary' }, content));

const LINES = [
  '',
  '',
  '',
  'words here',
  '# Heading',
  'Title\n===',
  '- item',
  '  - nested',
  '    deeper',
  '1. one',
  '3) three',
  '- [ ] task',
  '- [x]',
  '> quote',
  '> [!NOTE]',
  '>> deeper',
  '```ts x',
  '```',
  '~~~',
  '| a | b |',
  '| - | :-: |',
  '| `x\\|y` | z |',
  '<div>',
  '</div>',
  '<!-- note -->',
  '<!-- -->',
  '<!-- columns: 90,auto -->',
  '<!-- block: timeline -->',
  '<!-- /block -->',
  '<!-- unclosed',
  '[ref]: http://x.example "t"',
  'see [ref] and [text][ref]',
  '![img][ref]',
  '[^1]: note\n    more',
  'cited[^1][^22]',
  '[@Ana](debrief:person/1) [14:05](debrief:time/2026-03-04T14:05:00Z) [then](debrief:time/2026-03-04T14:05:00Z)',
  '**bold *both** em*',
  '~~gone~~ ~13:30',
  'a\\',
  'b  ',
  '<br>',
  'x<br/>y',
  'http://x.example www.x.example a@b.example',
  '***',
  '---',
  '&amp; &#65; &nbsp;x',
  '\\[!NOTE]',
  '* * *',
  '\tindented',
  '    code',
  '<script>',
  '![a](b "c") [](d)',
  '`` ` ``',
  '[![i](u)](v)',
  '+ plus',
  '<a\n- b>',
  '[a\nb](c\n"d")',
  '\u00a0',
];

/** Markdown as people, other tools and nobody in their right mind would write it. */
export const anyMarkdown = fc.oneof(
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...LINES) }, hostileText), { maxLength: 14 })
    .map((lines) => lines.join('\n')),
  fc
    .array(fc.tuple(fc.constantFrom('', '> ', '- ', '  ', '    ', '1. ', '>'), fc.constantFrom(...LINES)), {
      maxLength: 10,
    })
    .map((lines) => lines.map((line) => line.join('')).join('\n')),
  fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 60 }),
);
