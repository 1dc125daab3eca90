import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { exportDocumentOf } from '#shared/document/export/export-document-of.ts';
import { renderConfluence } from '#shared/document/export/render-confluence.ts';
import { longDocument, richDocument } from '#tests/support/rich-document.ts';
import { parseXml, textOf } from '#tests/support/xml.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { readyPictures } from './pictures/ready-pictures.ts';

const withText = (markdown: string, title = 'Checkout failed') => ({
  ...richDocument(),
  title,
  sections: [{ key: 'summary', title: 'Summary', markdown }],
});
const pagesOf = async (bytes: Uint8Array) => (await extractText(await getDocumentProxy(Uint8Array.from(bytes)))).text;
const textOfPdf = async (bytes: Uint8Array) =>
  (await pagesOf(bytes))
    .join('\n')
    .replace(/[\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ');
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const parseParts = (bytes: Uint8Array) => {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) parseXml(decode(part));
  return parts;
};

/** Pieces of the syntaxes that the files are made of, and of what people paste. */
const HOSTILE = [
  '#eval("1+1")',
  '#read("/etc/passwd")',
  '$ x^2 $',
  '*bold*',
  '@ref',
  '<label>',
  '= Heading',
  '\\',
  '"',
  "'",
  '`',
  ']]>',
  '<![CDATA[',
  '</w:t>',
  '&amp;',
  '&',
  '\u0000',
  '\u0007',
  '\ud800',
  '\ufffe',
  '\u202e',
  '\u200d',
  '🏴‍☠️',
  '\u2028',
  '| a | b |',
  '\n\n',
  '\n',
  '- ',
  '1. ',
  '- [x] ',
  '> ',
  '> [!NOTE]\n> ',
  '```typ\n#x\n```',
  '~~~',
  '---',
  '[^1]',
  '[^99]',
  '![a](/api/v1/files/01890a5d-ac96-774b-bcce-b302099a8057)',
  '[x](javascript:alert(1))',
  '[y](https://example.com/?a="b")',
  '{{ x }}',
  '=HYPERLINK("http://x")',
  'ﷺ',
  'مرحبا',
  'नमस्ते',
  '漢',
  '\t',
  'a'.repeat(300),
];
const aText = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 20, unit: 'grapheme' })), {
  maxLength: 14,
});

describe('whatever people wrote', () => {
  it('every file can be made, and is what it says it is', async () => {
    await fc.assert(
      fc.asyncProperty(aText, fc.string({ maxLength: 60, unit: 'grapheme' }), async (pieces, title) => {
        const doc = exportDocumentOf(withText(pieces.join(' '), title));
        expect(decode(renderPdf(doc, []).subarray(0, 5))).toBe('%PDF-');
        parseParts(await renderDocx(doc, []));
        parseXml(`<p xmlns:ac="ac" xmlns:ri="ri">${renderConfluence(doc)}</p>`);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('nothing of it is a program of the page, or a tag', async () => {
    const words = '#eval("1+1") #read("/etc/passwd") #image("/x") $x^2$ @ref <label>';
    const doc = exportDocumentOf(withText(words.replaceAll('<', '\\<').replaceAll('$', '\\$'), `${words} title`));
    expect(await textOfPdf(renderPdf(doc, []))).toContain(words);
    const { 'word/document.xml': body } = parseParts(await renderDocx(doc, []));
    expect(textOf(parseXml(decode(body!)), () => '')).toContain(words);
  });

  it('a link leads only where a reader may follow', () => {
    const xml = renderConfluence(
      exportDocumentOf(withText('[x](javascript:alert(1)) [y](file:///etc/passwd) [z](https://example.com)')),
    );
    expect([...xml.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['https://example.com/']);
  });
});

describe('the pages of a PDF', () => {
  it('draw figures as lines and words, not as pictures', async () => {
    const pdf = await getDocumentProxy(Uint8Array.from(renderPdf(exportDocumentOf(richDocument()), [])));
    const { OPS } = await getResolvedPDFJS();
    const drawn = new Set<number>();
    for (let page = 1; page <= pdf.numPages; page++)
      for (const operation of (await (await pdf.getPage(page)).getOperatorList()).fnArray) drawn.add(operation);
    expect(drawn.has(OPS.constructPath)).toBe(true);
    expect(drawn.has(OPS.paintImageXObject) || drawn.has(OPS.paintInlineImageXObject)).toBe(false);
    const said = await textOfPdf(renderPdf(exportDocumentOf(richDocument()), []));
    for (const words of ['Acknowledged', '39 min', 'The validator runs only in', 'May have made it worse'])
      expect(said).toContain(words);
  });

  it('repeat the head of a table that goes on, and name their number', async () => {
    const row = (index: number) => `| row ${index} | said |`;
    const rows = Array.from({ length: 150 }, (_, index) => row(index)).join('\n');
    const pages = await pagesOf(
      renderPdf(exportDocumentOf(withText(`| Column one | Column two |\n| --- | --- |\n${rows}`)), []),
    );
    const withRows = pages.filter((page) => /row \d/.test(page));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) expect(page).toContain('Column one');
  });

  it('are PDF/UA, or at least tagged where headings leave out a level', async () => {
    const standard = (markdown: string) =>
      Buffer.from(renderPdf(exportDocumentOf(withText(markdown)), [])).includes('pdfuaid');
    expect([standard('Plain words, **strong** words.'), standard('###### Far below')]).toEqual([true, false]);
    const odd = await getDocumentProxy(Uint8Array.from(renderPdf(exportDocumentOf(withText('###### Far below')), [])));
    expect(await odd.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it('list the sections with their pages', async () => {
    const [first] = await pagesOf(renderPdf(exportDocumentOf(longDocument(10)), []));
    const line = /Part 10[ .]*(\d+)/.exec(first!.replace(/\s+/g, ' '));
    expect(Number(line?.[1])).toBeGreaterThan(5);
  });
});

describe('evidence', () => {
  it('is a note of Word where it is cited, and its number after that', async () => {
    const parts = parseParts(await renderDocx(exportDocumentOf(withText('One[^3]. Two[^1]. One again[^3].')), []));
    const body = decode(parts['word/document.xml']!);
    expect([...body.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(['1', '2']);
    expect(body).toMatch(/<w:hyperlink[^>]*w:anchor="cited_1"/);
    const notes = textOf(parseXml(decode(parts['word/footnotes.xml']!)), (name) => (name === 'w:p' ? '\n' : ''));
    expect(notes).toMatch(/Очередь начала расти сразу[\s\S]*5xx rate above 2 %/);
    expect(notes).not.toContain('Rolled back build 87');
  });

  it('is listed with its source, and linked from where it is cited', () => {
    const xml = renderConfluence(exportDocumentOf(richDocument()));
    expect(xml).toContain('<ac:link ac:anchor="evidence-3">');
    expect(xml).toContain('<ac:parameter ac:name="">evidence-3</ac:parameter>');
    expect(xml).toContain('https://alerts.example.com/a?b=1&#38;c=2');
  });
});

describe('several citations in a row', () => {
  it('stay several numbers in every file', async () => {
    const doc = exportDocumentOf(withText('Said twice.[^2][^1] Said once.[^3]'));
    expect(await textOfPdf(renderPdf(doc, []))).toMatch(/Said twice\. ?2, ?1 Said once\. ?3/);
    expect(textOf(parseXml(`<p xmlns:ac="ac">${renderConfluence(doc)}</p>`), () => '')).toContain(
      'Said twice.2, 1 Said once.3',
    );
    const body = decode(parseParts(await renderDocx(doc, []))['word/document.xml']!);
    expect(textOf(parseXml(body), () => '')).toContain('Said twice.,  Said once.');
  });
});

describe('pictures', () => {
  const picture = async (contentType: string, format: 'webp' | 'avif' | 'png', width: number, height: number) => {
    const canvas = createCanvas(width, height);
    canvas.getContext('2d').fillRect(0, 0, width, height);
    const bytes = await (format === 'avif'
      ? canvas.encode('avif')
      : format === 'webp'
        ? canvas.encode('webp')
        : canvas.encode('png'));
    return { id: '01890a5d-ac96-774b-bcce-b302099a8057', contentType, bytes, width, height };
  };

  it('of a browser’s formats are drawn anew, and huge ones scaled down', async () => {
    const ready = await readyPictures([
      await picture('image/webp', 'webp', 40, 20),
      await picture('image/avif', 'avif', 40, 20),
      await picture('image/png', 'png', 4000, 1000),
    ]);
    expect(ready.map(({ type, width, height }) => [type, width, height])).toEqual([
      ['png', 40, 20],
      ['png', 40, 20],
      ['png', 2000, 500],
    ]);
    for (const { bytes } of ready) expect([...bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  });

  it('that are none leave their words', async () => {
    const broken = {
      ...(await picture('image/png', 'png', 40, 20)),
      bytes: Buffer.from('\u0089PNG\r\n\u001a\nnot at all', 'latin1'),
    };
    const ready = await readyPictures([broken]);
    expect(ready).toEqual([]);
    const doc = exportDocumentOf(withText(`![The rate](/api/v1/files/${broken.id})`));
    expect(await textOfPdf(renderPdf(doc, ready))).toContain('[The rate]');
  });
});
