import type { InputOf, OutputOf } from '#shared/contracts/contract.ts';
import { createDestination, listPages } from '#shared/contracts/destinations.ts';
import type { DestinationKind } from '#shared/rules/destinations.ts';
import type { TestMember } from '../member.ts';
import { eventually, type TestServer } from '../server.ts';
import type { Elsewhere } from './foreign-api.ts';

type Placed = OutputOf<typeof listPages>['items'][number];

export const addDestination = (
  server: TestServer,
  kind: DestinationKind,
  { settings, secret, service }: Pick<Elsewhere, 'settings' | 'secret' | 'service'>,
  more: Partial<InputOf<typeof createDestination>> = {},
) =>
  server.call(createDestination, {
    kind,
    name: `${kind} at ${service.url}`,
    settings,
    secret,
    audience: 'internal',
    ...more,
  });

export async function pageIn(reader: TestMember, postMortem: string, destinationId: string): Promise<Placed['page']> {
  const { items } = await reader.call(listPages, { id: postMortem });
  return items.find(({ destination }) => destination.id === destinationId)?.page ?? null;
}

/** What follows a moment later; on a busy machine moments are long. */
export const soon = <T>(read: () => Promise<T | null | undefined>) => eventually(read, 25_000);

/** The page once it is in this state; a push that failed in place of that says why. */
export const settled = (reader: TestMember, postMortem: string, destinationId: string, state: string) =>
  eventually(async () => {
    const page = await pageIn(reader, postMortem, destinationId);
    if (page?.state === 'failed' && state !== 'failed') throw new Error(page.fault ?? '');
    return page?.state === state ? page : null;
  }, 25_000);
