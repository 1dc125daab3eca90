import type { z } from 'zod';
import { presentHistory } from '#server/features/findings/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { followUp } from '#shared/contracts/post-mortems.ts';
import type { Actor } from '#shared/rules/access.ts';
import { strengthOf } from './follow-up-strength.ts';
import type { FollowUpRow } from './follow-ups-store.ts';

export function presentFollowUp(row: FollowUpRow, actor: Actor): z.input<typeof followUp> {
  return {
    id: row.id,
    // What a draft proposed has no number until somebody takes it on.
    reference: row.number === null ? 'Candidate' : `FU-${row.number}`,
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
