import { listVisibleFollowUps } from '#server/features/follow-ups/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listIssues as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { may } from '#shared/rules/access.ts';
import { listIssuesOf } from './issues-store.ts';
import { webBase } from './places.ts';
import { presentIssue } from './present-issue.ts';
import { listTrackerRows } from './trackers-store.ts';

const MOST = 200;

export const listIssues = operation(contract, async (ctx, actor, input) => {
  const asked = input.followUp ?? [];
  if (asked.length > MOST) throw new AppError('bad-input', `Ask for up to ${MOST} follow-ups at once.`);
  const visible = new Map((await listVisibleFollowUps(ctx.db, actor, asked)).map((row) => [row.id, row]));
  const rows = await listIssuesOf(ctx.db, [...visible.keys()]);
  const items = await Promise.all(
    rows.flatMap((row) => {
      const followUp = visible.get(row.follow_up_id);
      return followUp ? [presentIssue(ctx, actor, row, followUp)] : [];
    }),
  );
  // Where issues may go is told to those who may make some.
  const trackers = may(actor, 'follow-up.edit') ? await listTrackerRows(ctx.db) : [];
  return {
    items,
    trackers: trackers
      .filter(({ disabled }) => !disabled)
      .map(({ id, kind, name, project, base_url: base }) => ({
        id,
        kind,
        name,
        project,
        host: new URL(webBase(kind, base)).host,
      })),
  };
});
