import { expect, test } from 'vitest';
import { sheetParts } from './sheet-parts.ts';

test('the title, what stands before the parts, and the parts, with boxes that have a name', () => {
  const { title, lead, parts } = sheetParts(
    '# For *PM-1*\n\nFour open.\n\n## Ask\n\n- [ ] What did it show?\n\n### Later\n\n## Close\n',
    'UTC',
  );
  expect(title).toBe('For PM-1');
  expect(lead).toBe('<p>Four open.</p>');
  expect(parts.map((part) => part.title)).toEqual(['Ask', 'Close']);
  expect(parts[0]?.html).toContain('<input aria-label="To ask" type="checkbox" disabled> What did it show?');
  expect(parts[0]?.html).toContain('<h3 id="sheet-later">Later</h3>');
});

test('underscores in a list are lines to write on, and nowhere else', () => {
  const { parts } = sheetParts('## Parking lot\n\n- \\_\\_\\_\\_\\_\\_\\_\\_\n- snake_case____x\n', 'UTC');
  expect(parts[0]?.html.match(/sheet-line/g)).toHaveLength(1);
  expect(parts[0]?.html).toContain('snake_case____x');
});

test('words of people never act, and a heading in code begins nothing', () => {
  const { parts, lead } = sheetParts('<img src=x onerror=alert(1)>\n\n## A <b>\n\n```\n## not a part\n```\n', 'UTC');
  expect(lead).not.toContain('<img');
  expect(parts).toHaveLength(1);
  expect(parts[0]?.html).toContain('## not a part');
});

test('a sheet without a title or without anything is no fault', () => {
  expect(sheetParts('', 'UTC')).toEqual({ title: '', lead: '', parts: [] });
  expect(sheetParts('## Ask\n', 'UTC')).toMatchObject({ title: '', parts: [{ title: 'Ask', html: '' }] });
});
