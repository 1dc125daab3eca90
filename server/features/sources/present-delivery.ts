import type { z } from 'zod';
import type { delivery } from '#shared/contracts/installation.ts';
import type { DeliveryRow } from './deliveries-store.ts';

/** Bytes of a body that are shown: enough to see what a tool sends, and a page of them stays light. */
export const BODY_SHOWN = 64 * 1024;

export function presentDelivery(row: DeliveryRow): z.input<typeof delivery> {
  const isCut = row.body.length > BODY_SHOWN;
  return {
    id: row.id,
    sourceId: row.sourceId,
    sourceName: row.sourceName,
    kind: row.kind,
    receivedAt: row.receivedAt.toISOString(),
    outcome: row.outcome,
    why: row.why,
    body: row.body.subarray(0, BODY_SHOWN).toString() + (isCut ? '…' : ''),
  };
}
