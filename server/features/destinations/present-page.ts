import type { z } from 'zod';
import type { destinationPage, listPages } from '#shared/contracts/destinations.ts';
import { choicesFor } from '#shared/rules/destinations.ts';
import type { DestinationRow } from './destinations-store.ts';
import type { PageRow } from './pages-store.ts';
import { presentState } from './present-destination.ts';

export type Placed = z.input<(typeof listPages)['output']>['items'][number];

export function presentPlaced({ id, name, kind, audience, automatic }: DestinationRow, page: PageRow | null): Placed {
  return { destination: { id, name, kind, audience, automatic }, page: page && presentPage(page) };
}

function presentPage(row: PageRow): z.input<typeof destinationPage> {
  return {
    id: row.id,
    ...presentState(row),
    publicationId: row.publicationId,
    number: row.number,
    pushedNumber: row.pushedNumber,
    choices: row.conflict === null ? [] : choicesFor(row.conflict, row.task),
    askedBy: row.askedBy,
    nextTryAt: row.dueAt?.toISOString() ?? null,
  };
}
