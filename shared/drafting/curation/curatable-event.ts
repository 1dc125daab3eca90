import type { EventKind, Phase } from '#shared/incident-record.ts';

/** An event as curation sees it. `at` is epoch ms, undefined when its time cannot be read. */
export type CuratableEvent = {
  id: string;
  at: number | undefined;
  /** As its source gave it: a kind guessed for want of one ("message", "note") says nothing. */
  kind?: EventKind | null;
  text: string;
  actor?: string | null;
  source?: string | null;
  key?: boolean | null;
  thread?: string | null;
  reactions?: { name: string; count: number }[] | null;
};

export type CurationContext = {
  title: string;
  services: string[];
  summary?: string;
  impactText?: string;
  /** Phase times known so far, epoch ms. */
  times: Partial<Record<Phase, number>>;
};
