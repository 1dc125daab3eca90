import { listFactorRows, listPlanned } from '#server/features/findings/index.ts';
import type { Db } from '#server/platform/context.ts';
import { readFollowUp } from '#shared/coach/follow-up-strength.ts';
import { acceptedFactors, type CoverageNote, findCoverage } from '#shared/rules/coverage.ts';
import { listPaces } from './coverage-store.ts';
import { followUpReference } from './present-follow-up.ts';
import { languageNow } from './told-strength-store.ts';

/** What the plan of a post-mortem leaves out, and which factors are accepted. Who may read it is for the caller to ask. */
export async function loadCoverage(
  db: Db,
  postMortemId: string,
  today: string,
): Promise<{ notes: CoverageNote[]; accepted: { id: string; title: string; because: string }[] }> {
  const [factors, planned, paces, language] = await Promise.all([
    listFactorRows(db, postMortemId),
    listPlanned(db, postMortemId),
    listPaces(db, postMortemId, today),
    languageNow(db),
  ]);
  const followUps = planned.map((one) => ({
    ...one,
    reference: followUpReference(one.number),
    strength: one.strength?.level ?? readFollowUp(one.title, { why: one.why, language }).strength,
  }));
  return { notes: findCoverage({ factors, followUps, paces, today }), accepted: acceptedFactors(factors) };
}
