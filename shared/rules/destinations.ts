/** Where publications go, in the words of contracts, tables and screens. */
export const DESTINATION_KINDS = [
  'confluence-cloud',
  'confluence-data-center',
  'notion',
  'google-docs',
  'git',
] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** What becomes of a page when its publication is withdrawn. */
export const ON_WITHDRAWAL = ['mark', 'remove'] as const;
export type OnWithdrawal = (typeof ON_WITHDRAWAL)[number];

export type PageTask = 'push' | 'withdraw';
export const PAGE_STATES = ['waiting', 'pushed', 'conflict', 'failed', 'left', 'withdrawn'] as const;
export type PageState = (typeof PAGE_STATES)[number];
export type PageManner = 'update' | 'overwrite' | 'anew';
/** Somebody wrote on the page there, or it is there no more. */
export const CONFLICT_KINDS = ['edited', 'gone'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];
