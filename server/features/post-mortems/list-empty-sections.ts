import type { Db } from '#server/platform/context.ts';
import { isBlank } from '#shared/document/blocks.ts';
import { loadLiveRows } from './load-live-rows.ts';
import { listSections, type SectionRow } from './sections-store.ts';

/** Required sections that say nothing: no words, and no block that shows a row. A candidate counts; what was struck does not. */
export async function listEmptySections(db: Db, postMortemId: string): Promise<{ key: string; title: string }[]> {
  const sections = await listSections(db, postMortemId);
  const counts = await countBlockRows(db, postMortemId, sections);
  return sections.filter((section) => section.required && isBlank(section.markdown, (block) => counts[block] === 0));
}

/** How many rows each block would show. Blocks of the incident show what is known of it and are not the writers' to fill: not counted. */
export async function countBlockRows(
  db: Db,
  postMortemId: string,
  sections: readonly SectionRow[],
): Promise<Record<string, number | undefined>> {
  const { factors, risks, followUps } = await loadLiveRows(db, postMortemId, sections);
  const isShown = ({ state }: { state: string }) => state !== 'struck';
  const isMitigator = ({ role }: { role: string }) => role === 'limited-the-damage';
  return {
    'contributing-factors': factors.filter((row) => isShown(row) && !isMitigator(row)).length,
    mitigators: factors.filter((row) => isShown(row) && isMitigator(row)).length,
    risks: risks.filter(isShown).length,
    'follow-ups': followUps.filter(isShown).length,
  };
}
