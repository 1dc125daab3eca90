import type { PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import { findReviewRule, lastVerdicts } from '#shared/rules/review.ts';
import { listAble, tellReviewers } from './ask-reviewers.ts';
import { loadReview } from './load-review.ts';
import { answerChanges, findDemand, insertDemand, insertReviewers, readRuleFacts } from './reviews-store.ts';
import { getReviewSettings, listReviewPeople } from './settings-store.ts';

type Submitted = { ctx: Context; tx: Tx; actor: Actor; head: PostMortemHead };

/** Gives the document its rule, once; whoever is newly asked is told, and whoever has to read it again. */
export async function putToReview({ ctx, tx, actor, head }: Submitted) {
  const { reviewers, verdicts } = await loadReview(tx, head);
  const last = lastVerdicts(verdicts);
  const again = reviewers.filter(({ personId }) => {
    const said = last.get(personId);
    return said !== undefined && (said.expired !== null || (said.verdict === 'changes-requested' && !said.answered));
  });
  await answerChanges(tx, head.id, ctx.now());
  const asked = await applyRule({ ctx, tx, actor, head });
  await tellReviewers(ctx, tx, actor, head.id, [...asked, ...again.map(({ personId }) => personId)]);
  if (asked.length === 0) return {};
  return { reviewers: (await listReviewPeople(tx, asked)).map(({ name }) => name) };
}

async function applyRule({ ctx, tx, head }: Submitted): Promise<string[]> {
  if ((await findDemand(tx, head.id)) !== null) return [];
  const { rules } = await getReviewSettings(tx);
  const rule = findReviewRule(rules, await readRuleFacts(tx, head.incidentIds));
  if (!rule) return [];
  await insertDemand(tx, head.id, rule.approvals, ctx.now());
  const personIds = await listAble(tx, rule.personIds, head);
  return insertReviewers(tx, { postMortemId: head.id, personIds, by: 'A rule', byRule: true }, ctx.now());
}
