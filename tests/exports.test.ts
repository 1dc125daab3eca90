import { unzipSync } from 'fflate';
import { extractLinks, extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDownload } from '#shared/client.ts';
import { uploadFile } from '#shared/contracts/files.ts';
import { createIncident } from '#shared/contracts/incidents.ts';
import { createKey } from '#shared/contracts/people.ts';
import {
  createPostMortem,
  EXPORT_FORMATS,
  type ExportFormat,
  exportPostMortem,
  getPostMortem,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { RICH_SECTION } from './support/rich-document.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { parseXml, textOf } from './support/xml.ts';

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
/** What the text says, in pieces no file may lose; each stands within one paragraph, cell or item. */
const SAID = [
  'Checkout failed for',
  'four of a hundred',
  'alert came',
  '12 min',
  'the dashboard',
  'What we saw',
  'The queue grew',
  'and nobody saw that',
  'The workers stopped',
  'Rolled back',
  'Ask @Sam what the',
  'Nobody had told us that the limit was gone.',
  'The limit is per',
  "select count(*) from queue where state = 'waiting' and name <> 'a & b';",
  '1,840',
  '=1+1',
  'Проверка: очередь переполнена и обработчики остановились',
  'Η ουρά γέμισε και οι εργάτες σταμάτησαν.',
  '队列已满',
  '대기열이 가득 찼습니다',
  '🚀',
  '42 < 43 & "so on".',
];

let server: TestServer;
let id: string;
beforeAll(async () => {
  server = await startTestServer();
  id = (await server.call(createPostMortem, { title: 'Checkout failed & "retries" <grew>' })).id;
  await write('summary', RICH_SECTION.replaceAll(/\[\^\d\]/g, ''));
});
afterAll(() => server?.stop());

const write = async (key: string, markdown: string, of = id) => {
  const { sections } = await server.call(getPostMortem, { id: of });
  const baseVersion = sections.find((section) => section.key === key)!.version;
  await server.call(writeSection, { id: of, key, markdown, baseVersion });
};
const file = (format: ExportFormat, of = id) =>
  createDownload({ baseUrl: server.url, headers: () => ({ authorization: `Bearer ${server.adminKey}` }) })(
    exportPostMortem,
    { id: of, format },
  );
const flat = (text: string) => text.replace(/[\u200b\u2060\u00ad]/g, '').replace(/\s+/g, ' ');
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('PDF', () => {
  it('says every sentence, in every script, and can be searched', async () => {
    const pdf = await getDocumentProxy(await file('pdf'));
    const said = flat((await extractText(pdf, { mergePages: true })).text);
    for (const words of SAID) expect(said).toContain(words);
    // Right-to-left text comes out of a page in the order of its letters, whatever the order of its words.
    for (const word of ['قائمة', 'العمال', 'התמלא']) expect(said).toContain(word);
  });

  it('has a title, an outline, page numbers, links within and outside, and tags', async () => {
    const pdf = await getDocumentProxy(await file('pdf'));
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'Checkout failed & "retries" <grew>' });
    expect((await pdf.getOutline()).map(({ title }) => title)).toContain('Summary');
    const { text: pages } = await extractText(pdf);
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) expect(flat(page)).toContain(`Page ${index + 1} of ${pages.length}`);
    expect((await extractLinks(pdf)).links).toContain('https://grafana.example.com/d/1?from=a&to=b');
    const first = await (await pdf.getPage(1)).getAnnotations();
    expect(first.filter(({ dest }) => dest).length).toBeGreaterThan(0);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it('is the same bytes for the same document', async () => {
    expect(Buffer.from(await file('pdf')).equals(Buffer.from(await file('pdf')))).toBe(true);
  });
});

describe('DOCX', () => {
  it('is parts of well-formed XML that say every sentence', async () => {
    const parts = unzipSync(await file('docx'));
    for (const [name, bytes] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) parseXml(text(bytes));
    const body = parseXml(text(parts['word/document.xml']!));
    const said = flat(textOf(body, (name) => (name === 'w:p' ? '\n' : '')));
    for (const words of SAID) expect(said).toContain(words);
    expect(said).toContain('امتلأت قائمة الانتظار وتوقف العمال.');
  });

  it('uses the styles of Word: headings, lists, a contents field, repeated heads of tables', async () => {
    const parts = unzipSync(await file('docx'));
    const xml = text(parts['word/document.xml']!);
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>');
    expect(xml).toContain('<w:pStyle w:val="Heading2"/>');
    expect(xml).toContain('<w:numPr>');
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toMatch(/<w:instrText[^>]*>TOC /);
    expect(xml).toContain('<w:bidi/>');
    expect(text(parts['word/_rels/document.xml.rels']!)).toContain('https://grafana.example.com/d/1?from=a&amp;to=b');
    expect(text(parts['word/footer1.xml']!)).toContain('PAGE');
  });
});

describe('Confluence', () => {
  it('is storage format in well-formed XML that says every sentence', async () => {
    const xml = text(await file('confluence'));
    const said = flat(textOf(parseConfluence(xml), (name) => (/^(p|h\d|li|tr|ac:task)$/.test(name) ? '\n' : '')));
    for (const words of [...SAID, 'امتلأت قائمة الانتظار وتوقف العمال.']) expect(said).toContain(words);
  });

  it('says what it is in its own macros', async () => {
    const xml = text(await file('confluence'));
    for (const name of ['toc', 'code', 'note', 'status']) expect(xml).toContain(`ac:name="${name}"`);
    expect(xml).toContain('<ac:task-status>complete</ac:task-status>');
    expect(xml).toContain('<ac:task-status>incomplete</ac:task-status>');
  });

  it('cannot be left by code that ends its own quotation', async () => {
    const of = (await server.call(createPostMortem, { title: 'Code' })).id;
    await write('summary', '```xml\n]]></ac:plain-text-body><ac:image/>\n```', of);
    const xml = text(await file('confluence', of));
    expect(textOf(parseConfluence(xml), () => '\n')).toContain(']]></ac:plain-text-body><ac:image/>');
  });
});

describe('pictures', () => {
  it('kept with the post-mortem are in the file; those of another are not', async () => {
    const [mine, other] = [
      (await server.call(createPostMortem, { title: 'With a picture' })).id,
      (await server.call(createPostMortem, { title: 'Another' })).id,
    ];
    const attach = (to: string) => server.call(uploadFile, { id: to, name: 'rate.png', file: PNG });
    const [own, foreign] = [await attach(mine), await attach(other)];
    await write(
      'summary',
      `![The rate](${own.url})\n\n![Not yours](${foreign.url})\n\n![Far](https://example.com/a.png)`,
      mine,
    );
    const media = Object.keys(unzipSync(await file('docx', mine))).filter((name) => name.startsWith('word/media/'));
    expect(media).toHaveLength(1);
    const { text: said } = await extractText(await getDocumentProxy(await file('pdf', mine)), { mergePages: true });
    expect(said).toContain('[Not yours]');
    expect(said).not.toContain('[The rate]');
    expect(said).toContain('Far');
  });
});

describe('who may', () => {
  it('a private one is nobody else’s in any format', async () => {
    const incident = await server.call(createIncident, { title: 'Payroll leaked', private: true });
    const { id: hidden } = await server.call(createPostMortem, { incidents: [incident.id], title: 'Payroll leaked' });
    const { secret } = await server.call(createKey, { name: 'editor', role: 'editor' });
    for (const format of EXPORT_FORMATS) {
      const answer = await fetch(`${server.url}/api/v1/post-mortems/${hidden}/export?format=${format}`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining('Payroll')]);
      expect((await fetch(`${server.url}/api/v1/post-mortems/${hidden}/export?format=${format}`)).status).toBe(401);
    }
  });

  it('names the file by its reference, whatever its title', async () => {
    const answer = await server.request(`/api/v1/post-mortems/${id}/export?format=pdf&download=true`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="PM-\d+\.pdf"$/);
    const odd = await server.request(`/api/v1/post-mortems/${id}/export?format=exe`);
    expect([odd.status, await odd.text()]).toEqual([
      400,
      expect.stringContaining('md, html, json, pdf, docx, confluence'),
    ]);
  });
});

const parseConfluence = (xml: string) =>
  parseXml(`<page xmlns:ac="http://atlassian.com/content" xmlns:ri="http://atlassian.com/resource">${xml}</page>`);
