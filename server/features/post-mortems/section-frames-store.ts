import type { Tx } from '#server/platform/context.ts';

/** What a section is beside its text: the part that its template gives. */
export type SectionFrame = { key: string; title: string; guidance: string; required: boolean; position: number };

export async function saveSectionFrame(tx: Tx, postMortemId: string, { key, ...frame }: SectionFrame): Promise<void> {
  await tx
    .updateTable('sections')
    .set(frame)
    .where('post_mortem_id', '=', postMortemId)
    .where('key', '=', key)
    .execute();
}

/** Those of the named sections that nobody has written in go; one that somebody wrote in a moment ago stays. */
export async function removeUnwrittenSections(
  tx: Tx,
  postMortemId: string,
  sections: readonly { key: string; markdown: string }[],
): Promise<void> {
  for (const { key, markdown } of sections)
    await tx
      .deleteFrom('sections')
      .where('post_mortem_id', '=', postMortemId)
      .where('key', '=', key)
      .where('markdown', '=', markdown)
      .execute();
}
