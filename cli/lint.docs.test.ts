import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { GAPS } from '#shared/coach/finding.ts';
import { FAIL_ON, FORMATS, LEVELS } from './lint/lint-options.ts';
import { type RuleLine, ruleLines } from './lint/rule-lines.ts';

const path = fileURLToPath(new URL('../docs/lint.md', import.meta.url));
const page = readFileSync(path, 'utf8');

const tableOf = (lines: readonly RuleLine[]): string =>
  [
    '| rule | about | says | asks |',
    '|---|---|---|---|',
    ...lines.map(({ rule, name, says, asks }) => `| \`${rule}\` | ${name} | ${says} | ${asks[0]} |`),
  ].join('\n');

/** `UPDATE_DOCS=1 npx vitest run cli/lint.docs.test.ts` writes them. */
test('the page lists every rule in the words of the catalogue', () => {
  const lines = ruleLines();
  const isGap = ({ rule }: RuleLine) => (GAPS as readonly string[]).includes(rule) && rule !== 'action-person';
  const tables = `${tableOf(lines.filter((line) => !isGap(line)))}\n\nOf the whole document:\n\n${tableOf(lines.filter(isGap))}`;
  const wanted = page.replace(
    /(<!-- rules:.*? -->\n)[\s\S]*(<!-- end of rules -->)/,
    (_, begin, end) => `${begin}\n${tables}\n\n${end}`,
  );
  if (process.env.UPDATE_DOCS) writeFileSync(path, wanted);
  else expect(page).toBe(wanted);
});

test('the page names what the options take', () => {
  expect(page).toContain(`--format ${FORMATS.join('\\|')}`);
  expect(page).toContain(`--level ${LEVELS.join('\\|')}`);
  expect(page).toContain(`--fail-on ${FAIL_ON.join('\\|')}`);
});
