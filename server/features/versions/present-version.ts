import type { z } from 'zod';
import type { Db } from '#server/platform/context.ts';
import type { versionRow } from '#shared/contracts/versions.ts';
import { AppError } from '#shared/errors.ts';
import { findVersionRow, type VersionRow } from './versions-store.ts';

export function presentVersion(
  row: Omit<VersionRow, 'content' | 'schemaVersion' | 'sections'>,
): z.input<typeof versionRow> {
  return {
    number: row.number,
    kind: row.kind,
    name: row.name,
    authors: row.authors,
    beganAt: row.beganAt.toISOString(),
    madeAt: row.madeAt.toISOString(),
    restoredFrom: row.restoredFrom,
  };
}

export async function getVersionRow(db: Db, postMortemId: string, number: number): Promise<VersionRow> {
  const row = await findVersionRow(db, postMortemId, number);
  if (!row) throw new AppError('not-found', `There is no version ${number} of this document.`);
  return row;
}
