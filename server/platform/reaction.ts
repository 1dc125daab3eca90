import type { DomainEventOf, DomainEventType } from '#shared/events.ts';
import type { Context } from './context.ts';

/** Something that follows from a domain event, after its commit. It may run twice for one event: it must be idempotent. */
export type Reaction = {
  on: DomainEventType;
  name: string;
  run: (ctx: Context, event: never) => Promise<void>;
};

/** Work by the clock. `cron` has five fields and is read in UTC; one node runs it at a time. */
export type Chore = {
  name: string;
  cron: string;
  run: (ctx: Context, signal: AbortSignal) => Promise<void>;
};

export function reaction<T extends DomainEventType>(
  on: T,
  name: string,
  run: (ctx: Context, event: DomainEventOf<T>) => Promise<void>,
): Reaction {
  return { on, name, run: run as Reaction['run'] };
}
