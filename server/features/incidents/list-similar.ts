import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '#server/platform/context.ts';
import type { similarIncident } from '#shared/contracts/incidents.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { Repeat } from '#shared/rules/decision/facts.ts';
import { findRepeats } from '#shared/rules/similar/find-repeats.ts';
import { findSimilar, titleTokens } from '#shared/rules/similar.ts';
import { incidentReference, visibleIncidents } from './incident-access.ts';
import { type Candidate, findAftermath, findAsCandidate, findCandidates } from './similar-store.ts';

export type SimilarView = z.input<typeof similarIncident>;

const DAY = 86_400_000;
const LOOKED_BACK = 365 * DAY;

/** Past incidents like this one that the actor may see, the most alike first. */
export async function listSimilar(db: Db, actor: Actor, incidentId: string, limit = 5): Promise<SimilarView[]> {
  const { self, others } = await loadBoth(db, incidentId, visibleIncidents(actor, 'i'));
  const byId = new Map(others.map((other) => [other.id, other]));
  const alike = findSimilar(self, others, limit);
  const aftermath = await findAftermath(
    db,
    alike.map((similar) => similar.incidentId),
  );
  return alike.flatMap((similar) => {
    const other = byId.get(similar.incidentId);
    if (!other) return [];
    const after = aftermath.get(other.id);
    const daysAgo = Math.max(0, Math.round((self.startedAt.getTime() - other.startedAt.getTime()) / DAY));
    return [
      {
        id: other.id,
        reference: incidentReference(other.number),
        title: other.title,
        daysAgo,
        alike: similar.alike.map((one) => one.text),
        outcome: after?.outcome ?? null,
        postMortemId: after?.postMortemId ?? null,
        postMortemReference: after?.postMortemNumber == null ? null : `PM-${after.postMortemNumber}`,
      },
    ];
  });
}

/** For texts that everybody reads: what a private incident was about must not show in the draft of a public one. */
export async function findRepeatsOf(db: Db, incidentId: string): Promise<Repeat[]> {
  const { self, others } = await loadBoth(db, incidentId, sql<boolean>`not i.private`);
  const dated = (one: Candidate) => ({
    ...one,
    reference: incidentReference(one.number),
    startedAt: one.startedAt.getTime(),
  });
  return findRepeats(dated(self), others.map(dated));
}

async function loadBoth(
  db: Db,
  incidentId: string,
  visible: RawBuilder<boolean>,
): Promise<{ self: Candidate; others: Candidate[] }> {
  const self = await findAsCandidate(db, incidentId);
  if (!self) throw new Error(`incident ${incidentId} is not there`);
  // The two longest words stand for the rarest: a title shared only by its common words is no candidate.
  const rare = titleTokens(self.title)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 2);
  const from = new Date(self.startedAt.getTime() - LOOKED_BACK);
  return { self, others: await findCandidates(db, self, from, rare, visible) };
}
