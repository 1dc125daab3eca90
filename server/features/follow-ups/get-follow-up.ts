import { operation } from '#server/platform/operation.ts';
import { getFollowUp as contract } from '#shared/contracts/follow-ups.ts';
import { type FollowUpRow, followUpIdOf, listVisibleFollowUps } from './follow-ups-store.ts';
import { type ChangeRow, listChanges, namesOf } from './history-store.ts';
import { noSuchFollowUp } from './open-follow-up.ts';
import { followUpReference, presentFollowUp } from './present-follow-up.ts';
import { standingsOf } from './propose-due-date.ts';
import { findMergeBatch, findSection, listFactorsOf, listRelated } from './related-store.ts';

export const getFollowUp = operation(contract, async ({ db, now }, actor, { id: ref }) => {
  const id = await followUpIdOf(db, ref);
  const [row] = await listVisibleFollowUps(db, actor, [id]);
  if (!row) throw noSuchFollowUp();
  const today = now().toISOString().slice(0, 10);
  const [factors, related, changes, standings, section, undoBatchId] = await Promise.all([
    listFactorsOf(db, row.postMortemId, row.factorIds),
    listRelated(db, id),
    listChanges(db, id),
    standingsOf(db, [row], today),
    findSection(db, row.postMortemId, row.cameFrom?.section ?? null),
    findMergeBatch(db, id),
  ]);
  const seen = await listVisibleFollowUps(
    db,
    actor,
    related.map((one) => one.id),
  );
  const names = await namesIn(db, changes);
  return {
    followUp: presentFollowUp(row, actor),
    factors,
    tookIn: seen.filter((one) => one.mergedIntoId === id).map(presentRelated),
    parts: seen.filter((one) => one.splitFromId === id && one.removedAt === null).map(presentRelated),
    history: changes.map((one) => presentChange(one, names)),
    standing: standings.get(id) ?? null,
    section: section ?? null,
    undoBatchId: row.mergedIntoId === null ? null : (undoBatchId ?? null),
  };
});

const presentRelated = ({ id, number, title, status }: FollowUpRow) => ({
  id,
  reference: followUpReference(number),
  title,
  status,
});

const NAMED: Record<string, string> = { ownerId: 'owner', teamId: 'team' };
/** Ids of other rows say nothing to a reader, and what they are called may be private. */
const SHOWN = new Set(['status', 'dueOn', 'priority', 'title', 'reference', ...Object.keys(NAMED)]);

async function namesIn(db: Parameters<typeof namesOf>[0], changes: readonly ChangeRow[]) {
  const values = (field: string) =>
    changes.flatMap(({ before, after }) => [before?.[field], after?.[field]]).filter((one) => typeof one === 'string');
  return namesOf(db, { personIds: values('ownerId'), teamIds: values('teamId') });
}

function presentChange({ kind, before, after, note, by, at }: ChangeRow, names: ReadonlyMap<string, string>) {
  return { kind, before: shown(before, names), after: shown(after, names), note, by, at: at.toISOString() };
}

function shown(fields: Record<string, unknown> | null, names: ReadonlyMap<string, string>) {
  if (!fields) return null;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([field]) => SHOWN.has(field))
      .map(([field, value]) => [
        NAMED[field] ?? field,
        typeof value === 'string' ? (names.get(value) ?? value) : value,
      ]),
  );
}
