import type { Audience } from '../redaction/plan.ts';

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

export const PAGE_TASKS = ['push', 'withdraw'] as const;
export type PageTask = (typeof PAGE_TASKS)[number];
export const PAGE_STATES = ['waiting', 'pushed', 'conflict', 'failed', 'left', 'withdrawn'] as const;
export type PageState = (typeof PAGE_STATES)[number];
export type PageManner = 'update' | 'overwrite' | 'anew';
/** Somebody wrote on the page there, or it is there no more. */
export const CONFLICT_KINDS = ['edited', 'gone'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];
/** What a person may say to a conflict. */
export const CONFLICT_CHOICES = ['overwrite', 'anew', 'leave'] as const;
export type ConflictChoice = (typeof CONFLICT_CHOICES)[number];

/** What a destination takes; an empty list takes all. */
export type Taking = { audience: Audience; templates: string[]; teamIds: string[]; serviceIds: string[] };

/** What is asked for by it: `teamIds` are those of the services of its incidents. */
export type Offered = { audience: Audience; template: string; teamIds: string[]; serviceIds: string[] };

export function takes(taking: Taking, offered: Offered): boolean {
  return (
    taking.audience === offered.audience &&
    meets(taking.templates, [offered.template]) &&
    meets(taking.teamIds, offered.teamIds) &&
    meets(taking.serviceIds, offered.serviceIds)
  );
}

const meets = (wanted: readonly string[], given: readonly string[]) =>
  wanted.length === 0 || wanted.some((one) => given.includes(one));

/** What can be said to a conflict: a page that is gone cannot be written over, and nothing is withdrawn on a new one. */
export function choicesFor(conflict: ConflictKind, task: PageTask): ConflictChoice[] {
  if (task === 'withdraw') return ['overwrite', 'leave'];
  return conflict === 'gone' ? ['anew', 'leave'] : ['overwrite', 'anew', 'leave'];
}

/** Minutes until the next try; after the last, about a day later, it is given up. */
const WAITS = [1, 5, 15, 60, 180, 360, 720];
/** However long the other side asks to wait. */
const LONGEST_WAIT_MS = 12 * 3_600_000;

/**
 * Milliseconds until a push that failed for the `tries`-th time is tried again; undefined: it is given up. `askedMs` is how
 * long the other side wants to be left alone.
 */
export function waitAfter(tries: number, askedMs = 0): number | undefined {
  const minutes = WAITS[tries - 1];
  return minutes === undefined ? undefined : Math.min(LONGEST_WAIT_MS, Math.max(minutes * 60_000, askedMs));
}

/** Names a file can have everywhere, from a title; empty when no letter of it can be kept. */
export function fileSlug(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '')
    .toWellFormed();
}
