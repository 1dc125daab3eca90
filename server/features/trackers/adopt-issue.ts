import { randomUUID } from 'node:crypto';
import { openFollowUp } from '#server/features/follow-ups/index.ts';
import { actorName } from '#server/features/people/index.ts';
import type { Db } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { operation } from '#server/platform/operation.ts';
import { adoptIssue as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { referenceOf } from './blank-text.ts';
import { refuseUnfit } from './create-issues.ts';
import { findIssueByKey, findIssueOf, insertIssues, removeIssue } from './issues-store.ts';
import { presentLink } from './open-link.ts';
import { keyAt } from './places.ts';
import { listTrackerRows, type TrackerRow } from './trackers-store.ts';

/** A link whose issue is gone gives way to the new one: so a moved issue is followed to its new place. */
export const adoptIssue = operation(contract, async (ctx, actor, input) => {
  const { tracker, key } = await findPlace(ctx.db, input.url);
  const issueId = newId();
  await ctx.transaction(async (tx) => {
    const { row: followUp } = await openFollowUp(tx, actor, input.id);
    const before = await findIssueOf(tx, followUp.id);
    if (before?.gone || (before && before.remote_id === null)) await removeIssue(tx, before.id);
    await refuseUnfit(tx, followUp);
    if (await findIssueByKey(tx, tracker.id, key))
      throw new AppError('conflict', `${key} belongs to another follow-up already. One issue follows one follow-up.`);
    await insertIssues(tx, [
      {
        id: issueId,
        tracker_id: tracker.id,
        follow_up_id: followUp.id,
        marker: randomUUID(),
        asked: { do: 'adopt', key },
        // Its text is somebody else's: we told nothing there.
        told: 'reference',
        key,
        created_by: actorName(actor),
      },
    ]);
    await ctx.emit(tx, { type: 'issue-asked', issueId });
    await ctx.record(tx, actor, {
      action: 'follow-up.issue-linked',
      subject: { kind: 'follow-up', id: followUp.id, name: referenceOf(followUp.number) },
      postMortemId: followUp.postMortemId,
      after: { tracker: tracker.name, issue: key },
    });
  });
  return presentLink(ctx, actor, input.id);
});

async function findPlace(db: Db, url: string): Promise<{ tracker: TrackerRow; key: string }> {
  for (const tracker of await listTrackerRows(db)) {
    const key = tracker.disabled ? undefined : keyAt(tracker, url);
    if (key) return { tracker, key };
  }
  throw new AppError(
    'bad-input',
    'No tracker that is connected leads to this address. It must be that of one issue in a project from Settings → Trackers.',
    [{ path: 'url', why: 'is not the address of an issue in a connected project' }],
  );
}
