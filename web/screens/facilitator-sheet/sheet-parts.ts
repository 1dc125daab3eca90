import type { Node } from 'prosemirror-model';
import { blocksHtml } from '#shared/document/html/block-html.ts';
import { headingIds } from '#shared/document/html/reading.ts';
import { readSection } from '#shared/document/markdown/index.ts';
import { momentIn } from '#shared/document/section-html.ts';

export type SheetPart = { title: string; html: string };
export type SheetParts = { title: string; lead: string; parts: SheetPart[] };

/**
 * The sheet's Markdown as its title, what stands before the first part, and the parts, as sanitised HTML. Moments are said in
 * the given zone. The first heading of the first level is the title, one of the second begins a part.
 */
export function sheetParts(markdown: string, timeZone: string): SheetParts {
  const all = readSection(markdown);
  const title = all[0] && levelOf(all[0]) === 1 ? all[0] : null;
  const groups: { title: string; nodes: Node[] }[] = [{ title: '', nodes: [] }];
  for (const node of title ? all.slice(1) : all) {
    if (levelOf(node) === 2) groups.push({ title: node.textContent, nodes: [] });
    else groups.at(-1)!.nodes.push(node);
  }
  const reading = {
    place: 'page',
    citation: () => undefined,
    moment: momentIn(timeZone),
    headingId: headingIds('sheet'),
  } as const;
  const [lead, ...parts] = groups.map((one) => ({ title: one.title, html: dressed(blocksHtml(one.nodes, reading)) }));
  return { title: title?.textContent ?? '', lead: lead?.html ?? '', parts };
}

const levelOf = (node: Node): number | null => (node.type.name === 'heading' ? (node.attrs.level as number) : null);

/** Boxes to tick get a name, and underscores become lines to write on as wide as the paper. */
const dressed = (html: string): string =>
  html
    .replaceAll('<input type="checkbox"', '<input aria-label="To ask" type="checkbox"')
    .replace(/<li>_{4,}<\/li>/g, '<li class="sheet-line"></li>');
