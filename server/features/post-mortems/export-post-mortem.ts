import { operation, Reply } from '#server/platform/operation.ts';
import { exportPostMortem as contract, type ExportFormat } from '#shared/contracts/post-mortems.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { renderHtml } from '#shared/document/render-html.ts';
import { renderJson } from '#shared/document/render-json.ts';
import { renderMarkdown } from '#shared/document/render-markdown.ts';
import { getPostMortemHead } from './post-mortem-access.ts';
import { type PostMortemView, presentPostMortem } from './present-post-mortem.ts';

const FORMATS: Record<ExportFormat, { type: string; render: (document: PostMortemDocument) => string }> = {
  md: { type: 'text/markdown; charset=utf-8', render: renderMarkdown },
  html: { type: 'text/html; charset=utf-8', render: renderHtml },
  json: { type: 'application/json; charset=utf-8', render: renderJson },
};

export const exportPostMortem = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.read');
  const view = await presentPostMortem(ctx, actor, head.id);
  const { type, render } = FORMATS[input.format];
  const name = `${view.reference}.${input.format}`;
  return new Reply(render(documentOf(view)), 200, {
    'content-type': type,
    'content-disposition': `${input.download ? 'attachment' : 'inline'}; filename="${name}"`,
    // The file is data from people: whatever it holds must not run as a page of ours.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  });
});

export function documentOf(view: PostMortemView): PostMortemDocument {
  return {
    reference: view.reference,
    title: view.title,
    status: view.status,
    word: view.word,
    severity: view.severity,
    services: view.services,
    owner: view.owner.person?.name ?? null,
    dueAt: view.dueAt,
    timeZone: view.timeZone,
    incidents: view.incidents.map(({ reference, title }) => ({ reference, title })),
    phases: view.times,
    keyEvents: view.keyEvents,
    sections: view.sections.map(({ key, title, markdown }) => ({ key, title, markdown })),
    citations: view.citations,
    openQuestions: view.openQuestions,
    eventCount: view.eventCount,
    generatedAt: view.updatedAt,
  };
}
