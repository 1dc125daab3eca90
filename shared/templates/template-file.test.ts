import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainTemplate } from './read-plain-template.ts';
import { isTemplateFile, readTemplateFile } from './read-template-file.ts';
import { SHIPPED_TEMPLATES } from './shipped/index.ts';
import { type TemplateFile, tidyContent } from './template.ts';
import { writeTemplateFile } from './write-template-file.ts';

const LINES = [
  '',
  '> quoted',
  '## heading',
  '<!-- section: x, required -->',
  '\\<!-- section: y -->',
  '---',
  'words {{ lead }}',
  '    code',
  '- item',
  '> ',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...LINES), { maxLength: 6 }).map((lines) => lines.join('\n')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const key = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,5}){0,2}$/);
const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((one) => one.trim() !== '');
const rule = fc.record({
  severity: fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }),
  type: fc.array(fc.constantFrom('security', 'a "quoted" one', 'a, b'), { maxLength: 2 }),
  service: fc.array(fc.constantFrom('checkout', '[odd]'), { maxLength: 2 }),
  team: fc.array(fc.constantFrom('payments'), { maxLength: 1 }),
});
const template: fc.Arbitrary<TemplateFile> = fc
  .record({
    key,
    name: title,
    description: fc.string({ maxLength: 30 }),
    priority: fc.integer({ min: -1000, max: 1000 }),
    rules: fc.array(rule, { maxLength: 3 }),
    sections: fc.array(fc.record({ key, title, guidance: text, required: fc.boolean(), prefilled: text }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map((one) => ({ ...one, ...tidyContent(one) }));

describe('a template as a file', () => {
  test('reads back as it was written, whatever it says', () => {
    fc.assert(
      fc.property(template, (one) => {
        expect(readTemplateFile(writeTemplateFile(one))).toEqual(one);
      }),
      { numRuns: 400 },
    );
  });
  test.each(SHIPPED_TEMPLATES.map((one) => [one.key, one] as const))('%s, as shipped', (_, one) => {
    const file = writeTemplateFile(one);
    expect(isTemplateFile(file)).toBe(true);
    expect(readTemplateFile(file)).toEqual({ ...one, ...tidyContent(one) });
    expect(writeTemplateFile(readTemplateFile(file))).toBe(file);
  });
  test('as a person would write it by hand', () => {
    const file = `---\r\nformat: debrief.template/v1\r\nkey: quick\r\nname: Quick look\r\npriority: 5\r\nrules:\r\n  - severity: [SEV3, SEV4]\r\n    team: payments\r\n---\r\n\r\n<!-- section: notes -->\r\n# Notes\r\n> What you saw\r\n\r\nText\r\n`;
    expect(readTemplateFile(file)).toEqual({
      key: 'quick',
      name: 'Quick look',
      description: '',
      priority: 5,
      rules: [{ severity: ['SEV3', 'SEV4'], type: [], service: [], team: ['payments'] }],
      sections: [{ key: 'notes', title: 'Notes', guidance: 'What you saw', required: false, prefilled: 'Text' }],
    });
  });
  test.each([
    ['---\nformat: debrief.template/v2\n---\n', 'Line 2'],
    ['---\nkey: a\nrules:\n  - severty: [SEV1]\n---\n', '"severty" is not a condition'],
    ['---\nkey: a\nname: "A\n---\n', 'Line 3'],
    ['---\nkey: a\n---\n\nWords without a section\n', 'Line 5'],
    ['---\nkey: a\n---\n<!-- section: x -->\nno heading\n', 'needs a heading'],
  ])('%j is refused with its line', (file, why) => expect(() => readTemplateFile(file)).toThrow(why));
});

const PLAIN = `---
title: "{incident title}"
---
# Incident review

> Fill this in within two days.

**Owner**

## Summary
_Two sentences for somebody who was not there._

## Impact on users

Who was affected and how.

- Users affected:
- Data lost:

## Timeline (all times in UTC)

| Time | Event |
| --- | --- |
| 09:12 | it began |

## Action items
<!-- Each with an owner -->

### Prevention

- [ ] {{ first idea }}

## Sign-off

Status: {draft|final}
`;

describe('any Markdown as a template', () => {
  const read = readPlainTemplate('templates/incident-review.md', PLAIN);
  const section = (key: string) => read.sections.find((one) => one.key === key);
  test('headings are sections, and known ones get the keys that drafts fill', () =>
    expect(read.sections.map((one) => one.key)).toEqual([
      'owner',
      'summary',
      'impact-on-users',
      'timeline',
      'follow-ups',
      'sign-off',
    ]));
  test('it is called by its own heading', () =>
    expect(read).toMatchObject({ name: 'Incident review', description: 'Fill this in within two days.' }));
  test('advice is guidance, lists and labels are text', () => {
    expect(section('summary')).toMatchObject({
      guidance: 'Two sentences for somebody who was not there.',
      prefilled: '',
    });
    expect(section('impact-on-users')).toMatchObject({
      guidance: 'Who was affected and how.',
      prefilled: '- Users affected:\n- Data lost:',
    });
    expect(section('sign-off')?.prefilled).toBe('Status: {draft|final}');
  });
  test('the rows of an example give way to the live timeline', () =>
    expect(section('timeline')?.prefilled).toBe('<!-- block: timeline -->'));
  test('braces of another template language stay as words', () =>
    expect(section('follow-ups')).toMatchObject({
      guidance: 'Each with an owner',
      prefilled: '### Prevention\n\n- [ ] [first idea]',
    }));
  test('a text without headings is one section', () =>
    expect(readPlainTemplate('notes.txt', 'What happened?\n\n- \n')).toMatchObject({
      name: 'Notes',
      sections: [{ key: 'debrief-notes', guidance: 'What happened?' }],
    }));
});
