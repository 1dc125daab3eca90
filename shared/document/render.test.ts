import { describe, expect, test } from 'vitest';
import { draftPostMortem } from '../drafting/draft.ts';
import { CHECKOUT, SAMPLE_RECORDS } from '../drafting/sample-records.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { citationNumbers } from './citations.ts';
import { draftToDocument } from './from-draft.ts';
import { renderHtml } from './render-html.ts';
import { renderJson } from './render-json.ts';
import { renderMarkdown } from './render-markdown.ts';
import { sectionHtml } from './section-html.ts';

const documentOf = (record: IncidentRecord) => draftToDocument(draftPostMortem(record), record);

const EVIL = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '[x](javascript:alert(1))',
  '![y](https://tracker.example/p.png)',
  '<!-- /block --> ~~~ ``` | a | b |',
  'a\u0000b\u202egnp.exe',
  'x'.repeat(100_000),
];

const HOSTILE: IncidentRecord = {
  ...CHECKOUT,
  title: EVIL[0]!,
  services: [EVIL[2]!, EVIL[3]!],
  severity: EVIL[1]!,
  impact: { text: EVIL.join('\n') },
  summary: EVIL.join(' '),
  people: EVIL.slice(0, 4).map((name) => ({ name, role: 'responder' as const })),
  events: [
    ...CHECKOUT.events!,
    ...EVIL.map((text, index) => ({
      id: `evil-${index}`,
      at: '2026-03-04T10:34:00Z',
      kind: 'action' as const,
      text: `rolled back ${text}`,
      actor: EVIL[index % 4]!,
      source: EVIL[1]!,
      url: index % 2 ? 'javascript:alert(1)' : 'https://x.example/"><script>',
      key: true,
    })),
  ],
};

describe('citations', () => {
  test('are numbered by first appearance, once each, and every mark has its event', () => {
    const doc = documentOf(CHECKOUT);
    const marks = doc.sections.flatMap(({ markdown }) => citationNumbers(markdown));
    expect([...new Set(marks)]).toEqual(doc.citations.map(({ number }) => number));
    expect(doc.citations.map(({ number }) => number)).toEqual(doc.citations.map((_, index) => index + 1));
  });

  test('keep their number in a later draft', () => {
    const draft = draftPostMortem(CHECKOUT);
    const doc = draftToDocument(draft, CHECKOUT, { known: new Map([['e8', 7]]) });
    expect(doc.citations.find(({ event }) => event.id === 'e8')?.number).toBe(7);
    expect(new Set(doc.citations.map(({ number }) => number)).size).toBe(doc.citations.length);
  });
});

describe('Markdown', () => {
  test('defines each footnote it refers to', () => {
    const markdown = renderMarkdown(documentOf(CHECKOUT));
    const defined = [...markdown.matchAll(/^\[\^(\d+)\]:/gm)].map(([, number]) => Number(number));
    expect(defined.sort((a, b) => a - b)).toEqual(citationNumbers(markdown).sort((a, b) => a - b));
  });

  test('carries nothing that acts', () => {
    const markdown = renderMarkdown(documentOf(HOSTILE));
    expect(markdown).not.toMatch(/<(?:script|img|svg)/i);
    expect(markdown).not.toMatch(/(?<!\\)\]\(javascript:/);
    expect(markdown).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
    expect(markdown.length).toBeLessThan(60_000);
  });
});

describe('HTML', () => {
  test.each(Object.entries({ ...SAMPLE_RECORDS, HOSTILE }))(
    '%s is one page without script or outside request',
    (_, record) => {
      const html = renderHtml(documentOf(record));
      // What people wrote may well read "javascript:"; it is the markup that must hold none of it.
      const markup = html.replace(/>[^<]*</g, '><').replace(/ aria-label="[^"]*"/g, '');
      expect(markup).not.toMatch(/<script|\son\w+\s*=|javascript:|<img|<iframe|<link\b|@import/i);
      expect(markup).not.toMatch(/(?:src|url\()\s*=?\s*["']?https?:/i);
      for (const [, address] of html.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^(?:#|https?:|mailto:)/);
    },
  );

  test('every evidence link leads to its event and back', () => {
    const html = renderHtml(documentOf(CHECKOUT));
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(20);
    for (const target of targets) expect(ids.has(target), target).toBe(true);
  });

  test('ids are unique', () => {
    const ids = [...renderHtml(documentOf(CHECKOUT)).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('one section for the app', () => {
  test('marks become links that carry their number', () => {
    expect(sectionHtml('It broke.[^2]', [{ number: 2 }])).toBe(
      '<p>It broke.<sup><a data-citation="2" href="#citation-2" aria-label="Evidence 2">2</a></sup></p>',
    );
  });

  test('a mark without a citation stays as it was written', () => {
    expect(sectionHtml('It broke.[^9]', [{ number: 2 }])).toBe('<p>It broke.[^9]</p>');
  });

  test('raw HTML goes, pictures become links, links elsewhere become text', () => {
    expect(sectionHtml('<b onclick="x">a</b>', [])).toBe('<p>a</p>');
    expect(sectionHtml('![a graph](https://g.example/x.png)', [])).toBe(
      '<p><a href="https://g.example/x.png">a graph</a></p>',
    );
    expect(sectionHtml('[x](javascript:alert(1)) [y](/admin)', [])).not.toMatch(/href/);
  });
});

test('JSON holds the whole document', () => {
  const doc = documentOf(CHECKOUT);
  expect(JSON.parse(renderJson(doc))).toEqual({ format: 'debrief.post-mortem/v1', ...JSON.parse(JSON.stringify(doc)) });
});

describe('what people write', () => {
  const FILE = '/api/v1/files/0198f0aa-0000-7000-8000-000000000001';
  const zone = { key: 'summary', timeZone: 'Europe/Berlin' };

  test('callouts, tasks, code and tables keep their look', () => {
    expect(sectionHtml('> [!WARNING]\n> Do not restart', [])).toBe(
      '<aside class="callout callout-warning" data-callout="warning" role="note" aria-label="Warning"><p class="callout-title">Warning</p>\n<p>Do not restart</p>\n</aside>',
    );
    expect(sectionHtml('- [x] done\n- [ ] open', [])).toContain(
      '<li class="task-list-item"><input type="checkbox" checked disabled> done</li>',
    );
    expect(sectionHtml('```ts\na < b\n```', [])).toBe('<pre><code class="language-ts">a &lt; b\n</code></pre>');
    expect(sectionHtml('<!-- columns: 120,auto -->\n| a | b |\n| - | -: |\n| c | d |', [])).toBe(
      '<table><colgroup><col width="120"><col></colgroup><thead><tr><th>a</th><th align="right">b</th></tr></thead><tbody>\n<tr><td>c</td><td align="right">d</td></tr>\n</tbody></table>',
    );
  });

  test('only files of the installation are shown as pictures', () => {
    expect(sectionHtml(`![p99](${FILE})`, [])).toBe(`<p><img src="${FILE}" alt="p99" loading="lazy"></p>`);
    expect(sectionHtml(`![p99](${FILE}/../../admin)`, [])).not.toContain('<img');
    expect(sectionHtml('![p99](//elsewhere.example/api/v1/files/x)', [])).not.toMatch(/<img|href/);
  });

  test('mentions and moments read without a script', () => {
    const html = sectionHtml(
      '[@Ana Ruiz](debrief:person/1) in [INC-42](debrief:incident/2) at [14:05](debrief:time/2026-03-04T14:05:00Z)',
      [],
      zone,
    );
    expect(html).toBe(
      '<p><span class="mention mention-person" data-mention="person">@Ana Ruiz</span> in <a class="mention mention-incident" href="/incidents/INC-42">INC-42</a> at <time datetime="2026-03-04T14:05:00Z">15:05</time></p>',
    );
  });

  test('each heading has an id of its own, below the section', () => {
    const html = sectionHtml('# What we saw\n\n## What we saw\n\n#### 事故', [], zone);
    expect([...html.matchAll(/<h(\d) id="([^"]+)"/g)].map(([, level, id]) => `${level} ${id}`)).toEqual([
      '3 summary-what-we-saw',
      '3 summary-what-we-saw-2',
      '4 summary-事故',
    ]);
  });

  test('what is generated in a live block is shown, its markers are not', () => {
    const html = sectionHtml(
      '<!-- block: timeline -->\n\n| Time | What |\n| - | - |\n| 10:05 | Alert |\n\n<!-- /block -->',
      [],
    );
    expect(html).toContain('<td>10:05</td>');
    expect(html).not.toContain('block');
  });

  test('an export holds no addresses that only this installation knows', () => {
    const markdown = `[@Ana Ruiz](debrief:person/1) at [14:05](debrief:time/2026-03-04T14:05:00Z) ![p99](${FILE}) [log](${FILE})`;
    const doc = { ...documentOf(CHECKOUT), sections: [{ key: 'summary', title: 'Summary', markdown }] };
    expect(renderMarkdown(doc)).toContain('@Ana Ruiz at 14:05 UTC');
    expect(renderMarkdown(doc)).not.toContain('debrief:');
    const html = renderHtml(doc);
    expect(html).toContain('@Ana Ruiz at <time datetime="2026-03-04T14:05:00Z">');
    expect(html).not.toMatch(/<img|api\/v1|debrief:/);
  });
});
