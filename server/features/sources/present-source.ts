import type { z } from 'zod';
import type { Db } from '#server/platform/context.ts';
import type { SourceKind, source } from '#shared/contracts/installation.ts';
import { AppError } from '#shared/errors.ts';
import { isSigning } from '#shared/rules/signing-sources.ts';
import { findSourceRow, type SourceCounts, type SourceRow } from './sources-store.ts';

export function presentSource(row: SourceRow & SourceCounts): z.input<typeof source> {
  return {
    id: row.id,
    kind: row.kind as SourceKind,
    name: row.name,
    path: `/api/v1/sources/${row.kind}/${row.token}`,
    hasSecret: row.secret !== null,
    private: row.private,
    disabled: row.disabled,
    createdAt: row.createdAt.toISOString(),
    lastDeliveryAt: row.lastDeliveryAt?.toISOString() ?? null,
    deliveries: row.deliveries,
    unreadable: row.unreadable,
  };
}

export async function getSource(db: Db, id: string): Promise<SourceRow & SourceCounts> {
  const row = await findSourceRow(db, id);
  if (!row) throw new AppError('not-found', 'There is no such source.');
  return row;
}

/** A secret that nobody checks would only look safe. */
export function refuseUncheckedSecret(kind: SourceKind, secret: string | null | undefined): void {
  if (secret && !isSigning(kind))
    throw new AppError('bad-input', 'This tool does not sign its webhooks. Leave the secret out.', [
      { path: 'secret', why: 'is for tools that sign' },
    ]);
}
