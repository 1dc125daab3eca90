import { expect, it } from 'vitest';
import { draftPostMortem } from '../drafting/draft.ts';
import { CHECKOUT } from '../drafting/sample-records.ts';
import { draftToDocument } from './from-draft.ts';
import { readingPage } from './reading-page.ts';

const doc = draftToDocument(draftPostMortem(CHECKOUT), CHECKOUT);

it('has every section, and every number leads to its evidence', () => {
  const html = readingPage(doc);
  for (const { key } of doc.sections) expect(html).toContain(`id="section-${key}"`);
  const targets = [...html.matchAll(/href="#(citation-\d+)"/g)].map((match) => match[1]);
  expect(targets.length).toBeGreaterThan(10);
  for (const target of targets) expect(html).toContain(`id="${target}"`);
});

it('lets nothing out of the words that people wrote', () => {
  const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  const html = readingPage({
    ...doc,
    title: evil,
    owner: evil,
    services: [evil],
    sections: [{ key: 'summary', title: evil, markdown: `${evil}\n\n[x](javascript:alert(1))` }],
  });
  expect(html).not.toMatch(/<(script|img)/i);
  expect(html).not.toMatch(/href="javascript/i);
});
