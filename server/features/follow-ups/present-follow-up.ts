import type { z } from 'zod';
import { presentHistory } from '#server/features/findings/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { followUp } from '#shared/contracts/post-mortems.ts';
import type { Actor } from '#shared/rules/access.ts';
import { strengthOf } from './follow-up-strength.ts';
import type { FollowUpRow } from './follow-ups-store.ts';

const related = (id: string | null, number: number | null) =>
  id === null || number === null ? null : { id, reference: followUpReference(number) };

/** What a draft proposed has no number until somebody takes it on. */
export const followUpReference = (number: number | null): string => (number === null ? 'Candidate' : `FU-${number}`);

export function presentFollowUp(row: FollowUpRow, actor: Actor): z.input<typeof followUp> {
  return {
    id: row.id,
    reference: followUpReference(row.number),
    title: row.title,
    why: row.why,
    status: row.status,
    reason: row.reason,
    owner: row.ownerId && row.ownerName !== null ? { id: row.ownerId, name: row.ownerName } : null,
    dueOn: row.dueOn,
    priority: row.priority,
    url: row.url,
    state: row.state,
    kind: row.kind,
    factorIds: row.factorIds,
    evidence: row.evidence,
    quote: row.quote,
    team: row.teamId && row.teamName !== null ? { id: row.teamId, name: row.teamName } : null,
    effect: row.expectedEffect,
    links: row.links,
    cameFrom: row.cameFrom,
    postponed: row.postponed,
    mergedInto: related(row.mergedIntoId, row.mergedIntoNumber),
    splitFrom: related(row.splitFromId, row.splitFromNumber),
    ...strengthOf(row),
    origin: row.origin,
    postMortem:
      row.postMortemId && row.postMortemNumber !== null
        ? {
            id: row.postMortemId,
            reference: postMortemReference(row.postMortemNumber),
            title: row.postMortemTitle ?? '',
          }
        : null,
    doneAt: row.doneAt?.toISOString() ?? null,
    ...presentHistory(row, actor, undefined, 'follow-up.edit'),
  };
}
