import type { DomainEventOf, DomainEventType } from '#shared/events.ts';
import type { Context } from './context.ts';

/** Something that follows from a domain event, after its commit. It may run twice for one event: it must be idempotent. */
export type Reaction = {
  on: DomainEventType;
  name: string;
  run: (ctx: Context, event: never) => Promise<void>;
};

export function reaction<T extends DomainEventType>(
  on: T,
  name: string,
  run: (ctx: Context, event: DomainEventOf<T>) => Promise<void>,
): Reaction {
  return { on, name, run: run as Reaction['run'] };
}
