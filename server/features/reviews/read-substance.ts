import { createHash } from 'node:crypto';
import { listFactorRows, listPlanned, listRiskRows } from '#server/features/findings/index.ts';
import { listSections } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { Substance, SubstanceRow } from '#shared/rules/review.ts';
import { wordsOf } from '#shared/rules/review-words.ts';

export type ReadSubstance = { substance: Substance; digest: Buffer };

/** What the document says now, as far as an approval is about it: what is settled, and every row that is not struck. */
export async function readSubstance(db: Db, postMortemId: string): Promise<ReadSubstance> {
  const [sections, factors, risks, followUps] = await Promise.all([
    listSections(db, postMortemId),
    listFactorRows(db, postMortemId),
    listRiskRows(db, postMortemId),
    listPlanned(db, postMortemId),
  ]);
  const row = (kind: SubstanceRow['kind'], id: string, text: string, plan: Partial<SubstanceRow> = {}) => ({
    id,
    kind,
    words: wordsOf(text),
    ownerId: null,
    dueOn: null,
    ...plan,
  });
  const isShown = ({ state }: { state: string }) => state !== 'struck';
  const substance = {
    words: sections.flatMap(({ markdown }) => wordsOf(markdown)),
    rows: [
      ...factors
        .filter(isShown)
        .map(({ id, role, title }) => row(role === 'limited-the-damage' ? 'mitigator' : 'factor', id, title)),
      ...risks.filter(isShown).map(({ id, text }) => row('risk', id, text)),
      ...followUps
        .filter(isShown)
        .map(({ id, title, ownerId, dueOn }) => row('follow-up', id, title, { ownerId, dueOn })),
    ],
  };
  return { substance, digest: createHash('sha256').update(JSON.stringify(substance)).digest() };
}
