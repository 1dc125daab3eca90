import type { EffectAnswer } from '../effect/effect-numbers.ts';

/** How strong a follow-up is, where its words or a person tell. */
export const STRENGTH_ROWS = ['strong', 'intermediate', 'weak', 'not-told'] as const;
export type StrengthRow = (typeof STRENGTH_ROWS)[number];

export type SpreadCount = {
  count: number;
  /** Those that have not come so far, or where a time is not known. */
  missing: number;
  median: number | null;
  low: number | null;
  high: number | null;
  dots: number[];
};

/** What is counted for the page of value: over public incidents alone, of one period and perhaps one service or team. */
export type ValueCounts = {
  incidents: number;
  followUps: { strength: StrengthRow; done: number; late: number; open: number; wontDo: number }[];
  /** By kind of factor and service, in post-mortems of incidents of the period and of the equal span before it. */
  factors: { kind: string; service: string; before: number; now: number }[];
  /** Single factors that two incidents or more have; `words` are the names it is known under. */
  named: { kind: string; title: string; words: string[]; before: number; now: number }[];
  toDraft: SpreadCount;
  toPublished: SpreadCount;
  /** By what was decided; `again` of those that came again within 90 days, `young` of those decided less than that ago. */
  decided: {
    outcome: 'not-needed' | 'optional' | 'written';
    count: number;
    again: number;
    soon: number;
    young: number;
  }[];
  effects: {
    finished: number;
    waiting: number;
    unanswered: number;
    answers: Record<EffectAnswer, number>;
    contradicted: number;
  };
  reading: { published: number; read: number; readByOthers: number };
};
