import { describe, expect, it } from 'vitest';
import { looksFinal } from './looks-final.ts';
import { writtenSections } from './sections-of.ts';

const keysOf = (markdown: string) => writtenSections('x.md', markdown).map(({ key }) => key);

describe('a written document in sections', () => {
  it('is cut where most headings name what every post-mortem has, whatever their depth', () => {
    expect(keysOf('# T\n\n### Summary\na\n### Timeline\nb\n#### 10:00\nc\n### Root cause\nd')).toEqual([
      'summary',
      'timeline',
      'contributing-factors',
    ]);
    expect(keysOf('intro\n\n# Timeline\nb\n# Root Cause\nc\n### What went well\nd\n# Action Items\ne')).toEqual([
      'summary',
      'timeline',
      'contributing-factors',
      'follow-ups',
    ]);
  });

  it('keeps every word in its order', () => {
    const body =
      '## Impact\n\none\n\n```\n# not a heading\n```\n\n## Lessons\n\n1. two\n   - three\n\n| a | b |\n|---|---|\n| c | d |';
    const text = writtenSections('x.md', `# Title\n\n${body}`)
      .map(({ title, markdown }) => `## ${title}\n\n${markdown}`)
      .join('\n\n');
    expect(text).toBe(body);
  });

  it('gives each section a key of its own', () => {
    expect(keysOf('# T\n## Summary\na\n## Summary\nb\n## Überblick\nc\n## 影響\nd\n## Summary\ne')).toEqual([
      'summary',
      'summary-2',
      'uberblick',
      'section-5',
      'summary-3',
    ]);
    const many = writtenSections('x.md', '# a\n\ntext\n'.repeat(5000));
    expect(many.length).toBeLessThan(110);
    expect(new Set(many.map(({ key }) => key)).size).toBe(many.length);
  });

  it('takes facts before the first heading for key information, prose for the summary', () => {
    expect(keysOf('# T\n\nDate: 2026-03-04\nSeverity: SEV2\n\n## Timeline\na')).toEqual([
      'key-information',
      'timeline',
    ]);
    expect(keysOf('# T\n\nIt broke in the morning.\n\n## Timeline\na')).toEqual(['summary', 'timeline']);
    expect(keysOf('# T\n\nIt broke in the morning.\n\n## Summary\na')).toEqual(['introduction', 'summary']);
  });
});

describe('whether it looks final', () => {
  const isFinal = (markdown: string, title = 'T') => looksFinal(title, writtenSections('x.md', markdown));

  it.each([
    ['## Summary\n\nAll done.', true],
    ['Status: Draft\n\n## Summary\n\nAll done.', false],
    ['| Status | In progress |\n\n## Summary\n\nAll done.', false],
    ['Status: Complete\n\n## Summary\n\nTODO ask Priya', true],
    ['## Summary\n\nTODO ask Priya', false],
    ['## Summary\n\n<fill in what broke>', false],
    ['## Summary\n\nAll done.\n\n## Action items\n\n- TODO: rotate the key', true],
  ])('%j: %s', (markdown, expected) => expect(isFinal(markdown)).toBe(expected));

  it('not when its title says draft', () => expect(isFinal('## Summary\n\nx', 'DRAFT: Outage')).toBe(false));
});
