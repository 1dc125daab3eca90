import type { Context } from '#server/platform/context.ts';

/** What the documents need of the server; they work where no door is open, too. */
export type Basis = Pick<Context, 'db' | 'transaction' | 'emit' | 'now' | 'log'>;
