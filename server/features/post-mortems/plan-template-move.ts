import { getTemplateRow, type TemplateRow } from '#server/features/templates/index.ts';
import type { Db } from '#server/platform/context.ts';
import { blockNames, isBlank } from '#shared/document/blocks.ts';
import { isDrafted } from '#shared/drafting/templates.ts';
import { INCIDENT_BLOCKS } from '#shared/templates/live-block-names.ts';
import { planMove, type TemplateMove } from '#shared/templates/plan-move.ts';
import { countBlockRows } from './list-empty-sections.ts';
import { getPostMortemRow } from './post-mortems-store.ts';
import { listSections, type SectionRow } from './sections-store.ts';

type NamedVersion = { key: string; name: string; version: number };
export type PlannedMove = TemplateMove & { from: NamedVersion; to: NamedVersion };

export const nameVersion = (row: TemplateRow): NamedVersion => ({
  key: row.key,
  name: row.content.name,
  version: row.version,
});

/** What a post-mortem's sections become under another template or version; `target` is its newest version unless said. */
export async function planTemplateMove(
  db: Db,
  postMortemId: string,
  target: { template: string; version?: number },
): Promise<{ plan: PlannedMove; to: TemplateRow; sections: SectionRow[] }> {
  const [current, sections] = await Promise.all([getPostMortemRow(db, postMortemId), listSections(db, postMortemId)]);
  const [from, to] = await Promise.all([
    getTemplateRow(db, current.template, current.templateVersion),
    getTemplateRow(db, target.template, target.version),
  ]);
  const counts = await countBlockRows(db, postMortemId, sections);
  const standing = sections.map((section) => ({
    key: section.key,
    title: section.title,
    hasWords: isWritten(section, (block) => INCIDENT_BLOCKS.includes(block) || counts[block] === 0),
  }));
  return {
    plan: { from: nameVersion(from), to: nameVersion(to), ...planMove(standing, to.content.sections) },
    to,
    sections,
  };
}

/**
 * Somebody would lose something: words of a person or of the drafter, or rows that a block shows. What the template itself put
 * there is not that.
 */
const isWritten = ({ key, markdown, editedBy }: SectionRow, isEmpty: (block: string) => boolean): boolean =>
  !isBlank(markdown, isEmpty) &&
  (editedBy !== null || isDrafted(key) || blockNames(markdown).some((one) => !isEmpty(one)));
