import { findFollowUp } from '#server/features/follow-ups/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { IssueRow } from './issues-store.ts';
import type { Rewrite } from './tracker.ts';

/** The way back to a follow-up, which tells nothing to who may not see it. */
export async function footerOf(
  ctx: Context,
  row: Pick<IssueRow, 'follow_up_id' | 'marker'>,
): Promise<Omit<Rewrite, 'title' | 'body'>> {
  const followUp = await findFollowUp(ctx.db, row.follow_up_id);
  return {
    marker: row.marker,
    reference: referenceOf(followUp?.number ?? null),
    link: `${ctx.publicUrl}/follow-ups/${followUp?.number == null ? row.follow_up_id : `FU-${followUp.number}`}`,
  };
}

export const linkTo = (ctx: Context, followUpId: string): string => `${ctx.publicUrl}/follow-ups/${followUpId}`;
export const referenceOf = (number: number | null): string => (number === null ? 'Follow-up' : `FU-${number}`);

/** What is left of an issue that told too much. */
export async function blankText(ctx: Context, row: Pick<IssueRow, 'follow_up_id' | 'marker'>): Promise<Rewrite> {
  const footer = await footerOf(ctx, row);
  return { ...footer, title: `Follow-up ${footer.reference.replace(/^Follow-up$/, '')}`.trim(), body: '' };
}
