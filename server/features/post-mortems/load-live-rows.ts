import { listFactorRows, listFigureRows, listPlanned, listRiskRows } from '#server/features/findings/index.ts';
import type { Db } from '#server/platform/context.ts';
import { blockNames } from '#shared/document/blocks.ts';
import type { LiveRows } from './live-blocks.ts';

type Text = { markdown: string; proposalMarkdown: string | null };

/** The rows that the blocks in these sections show; of the others none are read. */
export async function loadLiveRows(db: Db, postMortemId: string, sections: readonly Text[]): Promise<LiveRows> {
  const shown = new Set(sections.flatMap((one) => [one.markdown, one.proposalMarkdown ?? '']).flatMap(blockNames));
  const read = <Row>(names: string[], list: (db: Db, id: string) => Promise<Row[]>): Promise<Row[]> =>
    names.some((name) => shown.has(name)) ? list(db, postMortemId) : Promise.resolve([]);
  const [factors, risks, followUps, figures] = await Promise.all([
    // Follow-ups name the factors they address, risks the follow-ups that address them.
    read(['contributing-factors', 'mitigators', 'follow-ups'], listFactorRows),
    read(['risks'], listRiskRows),
    read(['follow-ups', 'risks'], listPlanned),
    read(['metric'], listFigureRows),
  ]);
  return { factors, risks, followUps, figures };
}
