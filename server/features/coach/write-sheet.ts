import { getPostMortemRow, postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { facilitatorSheet as writeMarkdown } from '#shared/coach/facilitator-sheet.ts';
import { sheetHtml } from '#shared/coach/sheet/sheet-html.ts';
import type { SheetInput } from '#shared/coach/sheet/sheet-input.ts';
import { facilitatorSheet as contract } from '#shared/contracts/coach.ts';
import { count } from '#shared/rules/plain-words.ts';
import { type Coached, loadCoached } from './load-coached.ts';
import { findOpen } from './open-findings.ts';
import type { PlacedFinding } from './read-sections.ts';

const TYPES = { md: 'text/markdown; charset=utf-8', html: 'text/html; charset=utf-8' };

export const writeSheet = operation(contract, async (ctx, actor, input) => {
  const coached = await loadCoached(ctx, actor, input.id, 'post-mortem.read');
  const [row, { findings }] = await Promise.all([getPostMortemRow(ctx.db, coached.head.id), findOpen(coached)]);
  const sheet = sheetInput(coached, findings, row);
  const markdown = writeMarkdown(sheet);
  const title = `Facilitator’s sheet: ${sheet.reference}`;
  const body = input.format === 'md' ? markdown : sheetHtml(markdown, { title, timeZone: sheet.timeZone });
  return new Reply(body, 200, {
    'content-type': TYPES[input.format],
    'content-disposition': `${input.download ? 'attachment' : 'inline'}; filename="${sheet.reference}-facilitator-sheet.${input.format}"`,
    // The file is data from people: whatever it holds must not run as a page of ours.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
});

function sheetInput(
  coached: Coached,
  findings: readonly PlacedFinding[],
  row: Awaited<ReturnType<typeof getPostMortemRow>>,
): SheetInput {
  const { document, gaps, sections } = coached;
  const { text, customers } = document.impact;
  return {
    title: row.title,
    reference: postMortemReference(row.number),
    incident: {
      references: row.incidents.map(({ number }) => `INC-${number}`),
      severity: row.severity,
      services: row.services,
      impact: [text, customers === null ? '' : count(customers, 'customer')].filter(Boolean).join(', '),
      times: document.times,
    },
    people: coached.roster.filter(({ role }) => role !== null),
    sections: sections.map(({ key, title }) => ({ key, title })),
    timeline: document.timeline,
    openFindings: findings.flatMap(({ section, tier, quote, questions: [question] }) =>
      question === undefined ? [] : [{ section, tier, quote, question }],
    ),
    openQuestions: coached.questions.filter(({ state }) => state === 'open'),
    gaps,
    factors: document.factors ?? [],
    timeZone: row.timeZone,
  };
}
