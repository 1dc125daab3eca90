import type { BaseLogger } from 'pino';

/** What the platform needs of a logger: pino's own methods, details first, then the sentence. */
export type Log = Pick<BaseLogger, 'debug' | 'info' | 'warn' | 'error'>;
