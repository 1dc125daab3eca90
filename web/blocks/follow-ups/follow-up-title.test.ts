import { expect, test } from 'vitest';
import { followUpTitle } from './follow-up-title.ts';

test.each([
  ['“Action: alert when the queue ages” (Mina Kaya, 14:40).', 'Alert when the queue ages'],
  ['- [ ] we should alert when\n the queue ages.', 'Alert when the queue ages'],
  ['TODO: page the owner of the queue', 'Page the owner of the queue'],
  ['We need to rotate the certificate', 'Rotate the certificate'],
  ['Document the “retry budget” setting', 'Document the “retry budget” setting'],
  ['', ''],
])('%s is planned as %s', (words, title) => {
  expect(followUpTitle(words)).toBe(title);
});
