import { expect, it } from 'vitest';
import { collapseBlocks, expandBlocks } from './blocks.ts';
import { keepGenerated } from './keep-generated.ts';

it('a document from elsewhere keeps as text what its rows said there', () => {
  const written = 'Before.\n\n<!-- block: risks -->\n\n<!-- block: timeline -->\n\nAfter.';
  const file = expandBlocks(written, { risks: '- One line (open)', timeline: '| Time |\n| --- |' });
  const kept = keepGenerated(file);
  expect(kept).toContain('Before.\n\n\n- One line (open)\n\n\n<!-- block: timeline -->');
  expect(collapseBlocks(kept)).toContain('- One line (open)');
});

it('an empty block stays a block', () => {
  for (const text of [
    '<!-- block: risks -->',
    '<!-- block: risks -->\n\n\n<!-- /block -->',
    '<!-- block: risks -->\n```',
  ])
    expect(keepGenerated(text)).toBe(text);
});
