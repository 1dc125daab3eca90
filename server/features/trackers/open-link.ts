import { type FollowUpRow, listVisibleFollowUps, openFollowUp } from '#server/features/follow-ups/index.ts';
import type { Context, Db, Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { findIssueOf, type IssueRow } from './issues-store.ts';
import { presentIssue } from './present-issue.ts';

/** The link of a follow-up to change, both locked. Of a follow-up that the actor cannot see there is none. */
export async function openLink(
  tx: Tx,
  actor: Actor,
  followUpId: string,
): Promise<{ link: IssueRow; followUp: FollowUpRow }> {
  const { row } = await openFollowUp(tx, actor, followUpId);
  const link = await findIssueOf(tx, followUpId);
  if (!link) throw noLink();
  return { link, followUp: row };
}

const noLink = () => new AppError('not-found', 'No issue is linked to this follow-up.');

export async function presentLink(ctx: Context, actor: Actor, followUpId: string) {
  const link = await findIssueOf(ctx.db, followUpId);
  const followUp = await findVisible(ctx.db, actor, followUpId);
  if (!link || !followUp) throw noLink();
  return presentIssue(ctx, actor, link, followUp);
}

export async function findVisible(db: Db, actor: Actor, followUpId: string): Promise<FollowUpRow | undefined> {
  return (await listVisibleFollowUps(db, actor, [followUpId]))[0];
}
