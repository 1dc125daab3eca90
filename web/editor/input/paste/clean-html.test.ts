import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { Node } from 'prosemirror-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSection } from '#shared/document/markdown/index.ts';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { openBrowser, openPage } from '#tests/support/page.ts';

const FIXTURES = join(import.meta.dirname, '../../../../tests/fixtures/paste');

let browser: Browser;
let page: Page;

// A real browser's parser reads the HTML: what it makes of Word's is half of the matter.
beforeAll(async () => {
  const bundle = await build({
    entryPoints: [join(import.meta.dirname, 'read-html.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'reading',
    write: false,
  });
  browser = await openBrowser();
  page = (await openPage(browser)).page;
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
});
afterAll(() => browser?.close());

type Cleaned = { blocks: Node[]; pictures: string[] };
async function clean(html: string, citations: number[] = [], present: string[] = []): Promise<Cleaned> {
  const { blocks, pictures } = await page.evaluate(
    ([source, numbers, names]) => {
      const found: string[] = [];
      const { reading } = globalThis as unknown as { reading: typeof import('./read-html.ts') };
      const nodes = reading.cleanHtml(source, {
        origin: 'https://debrief.test',
        hasCitation: (number) => numbers.includes(number),
        hasBlock: (name) => names.includes(name),
        pictures: found,
      });
      return { blocks: nodes.map((node) => node.toJSON()), pictures: found };
    },
    [html, citations, present] as const,
  );
  return { blocks: blocks.map((json) => Node.fromJSON(documentSchema, json)), pictures };
}
const markdown = (blocks: Node[]) => writeSection(documentSchema.node('section', { key: 'a' }, blocks));

describe('HTML as it is copied', () => {
  const sources = readdirSync(FIXTURES).filter((name) => name.endsWith('.html'));
  it.each(sources)('%s', async (name) => {
    const { blocks } = await clean(readFileSync(join(FIXTURES, name), 'utf8'));
    expect(markdown(blocks)).toBe(readFileSync(join(FIXTURES, name.replace('.html', '.md')), 'utf8').trimEnd());
  });

  it('keeps what Debrief wrote, if it exists here', async () => {
    const html = `<p>As shown<sup data-citation="3">3</sup><sup data-citation="9">9</sup> at <time datetime="2026-03-04T14:05:00Z">x</time>
      by <span data-mention="person" data-id="p1">@Ana Ruiz</span></p><div data-block="timeline"></div><div data-block="risks"></div>
      <p><img src="https://debrief.test/api/v1/files/01890a5d-ac96-774b-bcce-b302099a8057" alt="Graph"></p>`;
    expect(markdown((await clean(html, [3], ['risks'])).blocks)).toBe(
      [
        'As shown[^3] at [14:05](debrief:time/2026-03-04T14:05:00Z) by [@Ana Ruiz](debrief:person/p1)',
        '<!-- block: timeline -->',
        '![Graph](/api/v1/files/01890a5d-ac96-774b-bcce-b302099a8057)',
      ].join('\n\n'),
    );
  });
  it('hands over pictures that came as bytes', async () => {
    const { blocks, pictures } = await clean('<p>See<img src="data:image/png;base64,iVBORw0KGgo="></p>');
    expect(pictures).toEqual(['data:image/png;base64,iVBORw0KGgo=']);
    expect(markdown(blocks)).toBe('See');
  });
  it('loads nothing and runs nothing', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const html = `<img src="https://x.example.org/a.png" onerror="window.ran=1"><script>window.ran=1</script>
      <iframe src="https://x.example.org"></iframe><a href="data:text/html,x">b</a><a href="vbscript:x">c</a>`;
    const { blocks } = await clean(html);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(asked).toEqual([]);
    expect(markdown(blocks)).toBe('[picture](https://x.example.org/a.png) bc');
  });
  it('survives nonsense', async () => {
    for (const html of [
      '',
      '<',
      '</p></div>',
      '<table><td>',
      '<li>a<ul><ul><li>b',
      `${'<blockquote>'.repeat(3000)}deep`,
      '<ul></ul><ol start="-4"><li></ol>',
    ])
      for (const block of (await clean(html)).blocks) block.check();
  });
  it('reads a long page whole', async () => {
    const row =
      '<p style="margin:0"><span style="font-weight:700">Word</span> and <a href="https://x.test">link</a></p>';
    const { blocks } = await clean(row.repeat(5000));
    expect(blocks).toHaveLength(5000);
  });
});
