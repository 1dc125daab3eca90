import { listFactorRows } from '#server/features/findings/index.ts';
import type { FollowUpRow } from '#server/features/follow-ups/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { describeIssue, issueTitle } from '#shared/trackers/describe-issue.ts';
import { referenceOf } from './blank-text.ts';
import type { TrackerRow } from './trackers-store.ts';

export type Described = { title: string; body: string; private: boolean };

/** What an issue of this follow-up says. Of a private one no more than that it is there, and a title that somebody chose. */
export async function describeFollowUp(
  db: Db,
  tracker: TrackerRow,
  followUp: FollowUpRow,
  title?: string,
): Promise<Described> {
  const reference = referenceOf(followUp.number);
  const isPrivate = followUp.postMortemId !== null && (await guardOf(db, followUp.postMortemId)).private;
  const own = title ? issueTitle(tracker.kind, title) : '';
  if (isPrivate)
    return {
      title: own || (reference === 'Follow-up' ? reference : `Follow-up ${reference}`),
      body: '',
      private: true,
    };
  const factors =
    followUp.postMortemId && followUp.factorIds.length > 0 ? await listFactorRows(db, followUp.postMortemId) : [];
  const { expectedEffect: effect } = followUp;
  const said = describeIssue(
    tracker.kind,
    { title: tracker.title_template, body: tracker.body_template },
    {
      reference,
      title: followUp.title,
      why: followUp.why,
      factors: factors.filter(({ id }) => followUp.factorIds.includes(id)).map((factor) => factor.title),
      expected_effect: effect
        ? [effect.change, effect.measure ? `measured by ${effect.measure}` : ''].filter(Boolean).join(', ')
        : '',
      post_mortem:
        followUp.postMortemNumber === null
          ? ''
          : `PM-${followUp.postMortemNumber} ${followUp.postMortemTitle ?? ''}`.trim(),
      priority: followUp.priority ?? '',
      due: followUp.dueOn ?? '',
      owner: followUp.ownerName ?? '',
    },
  );
  return { ...said, ...(own ? { title: own } : {}), private: false };
}
