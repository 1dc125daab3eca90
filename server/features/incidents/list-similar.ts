import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '#server/platform/context.ts';
import type { similarIncident } from '#shared/contracts/incidents.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { Repeat } from '#shared/rules/decision/facts.ts';
import { findRepeats, isRepeat } from '#shared/rules/similar/find-repeats.ts';
import { sayFollowedUp } from '#shared/rules/similar/say-lesson.ts';
import { type ComparableIncident, findSimilar, titleTokens } from '#shared/rules/similar.ts';
import { incidentReference, visibleIncidents } from './incident-access.ts';
import { findLessons } from './lessons-store.ts';
import { readLikeness } from './read-likeness.ts';
import { type Candidate, findAftermath, findAsCandidate, findCandidates, type Span } from './similar-store.ts';
import { listVerdicts, type VerdictRow } from './verdicts-store.ts';

export type SimilarView = z.input<typeof similarIncident>;

const DAY = 86_400_000;
const LOOKED_BACK = 365 * DAY;

/** Past incidents like this one that the actor may see, the most alike first. */
export async function listSimilar(db: Db, actor: Actor, incidentId: string, limit = 5): Promise<SimilarView[]> {
  const { self, others, said } = await loadBoth(db, incidentId, visibleIncidents(actor, 'i'));
  const byId = new Map(others.map((other) => [other.id, other]));
  const alike = findSimilar(toCompare(self), others.map(toCompare), limit, said);
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
        // The days between are told beside it.
        alike: similar.alike.filter((one) => one.what !== 'time').map((one) => one.text),
        said: said.has(other.id),
        outcome: after?.outcome ?? null,
        postMortemId: after?.postMortemId ?? null,
        postMortemReference: after?.postMortemNumber == null ? null : `PM-${after.postMortemNumber}`,
      },
    ];
  });
}

/** For texts that everybody reads: what a private incident was about must not show in the draft of a public one. */
export async function findRepeatsOf(db: Db, incidentId: string): Promise<Repeat[]> {
  const { self, others, said } = await loadBoth(db, incidentId, sql<boolean>`not i.private`);
  const dated = (one: Candidate) => ({ ...toCompare(one), reference: incidentReference(one.number) });
  const repeats = findRepeats(dated(self), others.map(dated), { said });
  const lessons = await findLessons(
    db,
    repeats.map((one) => one.incidentId),
  );
  return repeats.map((one) => {
    const lesson = lessons.get(one.incidentId);
    return lesson ? { ...one, followedUp: sayFollowedUp(lesson) } : one;
  });
}

export type AlikeIncident = { id: string; number: number; title: string; startedAt: Date; alike: string[] };

/** Public incidents in a span, before or after it, that are taken for the same again; for numbers that everybody reads. */
export async function findAlike(db: Db, incidentId: string, from: Date, to: Date): Promise<AlikeIncident[]> {
  const { self, others, said } = await loadBoth(db, incidentId, sql<boolean>`not i.private`, { from, to });
  const byId = new Map(others.map((other) => [other.id, other]));
  return findSimilar(toCompare(self), others.map(toCompare), others.length, said)
    .filter(isRepeat)
    .flatMap(({ incidentId: id, alike }) => {
      const other = byId.get(id);
      if (!other) return [];
      const { number, title, startedAt } = other;
      return [{ id, number, title, startedAt, alike: alike.map(({ text }) => text) }];
    });
}

const toCompare = (one: Candidate): ComparableIncident & { startedAt: number } => ({
  id: one.id,
  title: one.title,
  services: one.services,
  factors: one.factors,
  alerts: one.alerts,
  causes: one.causes,
  tokens: one.tokens ?? titleTokens(one.title),
  words: one.words,
  startedAt: one.startedAt.getTime(),
});

type Loaded = { self: Candidate; others: Candidate[]; said: ReadonlyMap<string, VerdictRow> };

async function loadBoth(db: Db, incidentId: string, visible: RawBuilder<boolean>, within?: Span): Promise<Loaded> {
  await readLikeness(db, incidentId);
  const self = await findAsCandidate(db, incidentId, visible);
  if (!self) throw new Error(`incident ${incidentId} is not there`);
  // The two longest words stand for the rarest: a title shared only by its common words is no candidate.
  const rare = titleTokens(self.title)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 2);
  const span = within ?? { from: new Date(self.startedAt.getTime() - LOOKED_BACK), to: self.startedAt };
  const [others, verdicts] = await Promise.all([
    findCandidates(db, self, span, rare, visible),
    listVerdicts(db, incidentId, visible),
  ]);
  return { self, others, said: new Map(verdicts.map((one) => [one.otherId, one])) };
}
