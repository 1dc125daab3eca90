import type { z } from 'zod';
import type { Db } from '#server/platform/context.ts';
import type { publication } from '#shared/contracts/publications.ts';
import type { PublicationRow } from './publications-store.ts';
import { countReaders } from './reads-store.ts';
import { listShareRows, type ShareRow } from './shares-store.ts';

export type PublicationView = z.input<typeof publication>;

/** Links only for whoever may make and end them: to others it says nothing where a text went. */
export async function presentPublications(
  db: Db,
  rows: readonly PublicationRow[],
  { mayShare, now }: { mayShare: boolean; now: Date },
): Promise<PublicationView[]> {
  const ids = rows.map(({ id }) => id);
  const [shares, readers] = await Promise.all([
    mayShare ? listShareRows(db, ids) : [],
    rows[0] ? countReaders(db, rows[0].postMortemId, ids) : new Map(),
  ]);
  return rows.map((row) => ({
    id: row.id,
    postMortemId: row.postMortemId,
    audience: row.audience,
    number: row.number,
    title: row.title,
    note: row.note,
    publishedBy: row.publishedBy,
    publishedAt: row.publishedAt.toISOString(),
    withdrawn: row.withdrawnAt
      ? { at: row.withdrawnAt.toISOString(), by: row.withdrawnBy ?? '', reason: row.withdrawnBecause ?? '' }
      : null,
    readers: row.audience === 'customers' ? null : (readers.get(row.id) ?? null),
    shares: shares.filter(({ publicationId }) => publicationId === row.id).map((one) => presentShare(one, row, now)),
  }));
}

export function presentShare(row: ShareRow, { withdrawnAt }: Pick<PublicationRow, 'withdrawnAt'>, now: Date) {
  const isOver = row.expiresAt !== null && row.expiresAt <= now;
  return {
    id: row.id,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    state: row.revokedAt || withdrawnAt ? ('revoked' as const) : isOver ? ('expired' as const) : ('open' as const),
    opens: row.opens,
    listed: row.listed,
    madeBy: row.madeBy,
    madeAt: row.madeAt.toISOString(),
  };
}

/** "Version 2 for customers of PM-17": what the record calls it. */
export const publicationName = ({ audience, number }: Pick<PublicationRow, 'audience' | 'number'>, reference: string) =>
  `version ${number} for ${AUDIENCE_WORDS[audience]} of ${reference}`;

const AUDIENCE_WORDS = { internal: 'everybody inside', leadership: 'leadership', customers: 'customers' };
