import {
  type BlockTable,
  findFactorRow,
  findFigureRow,
  findRiskRow,
  listFactorRows,
  listFigureRows,
  listRiskRows,
  presentFactor,
  presentFigure,
  presentRisk,
} from '#server/features/findings/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { Change } from '#server/platform/live-documents.ts';
import type { Actor, Guarded } from '#shared/rules/access.ts';

/** What is the same for factors, risks and figures: rows of a post-mortem that are found, listed and shown. */
export type RowKind<Row, View> = {
  noun: string;
  table: BlockTable;
  /** What is told to those who have the post-mortem open. */
  change: Change;
  find: (db: Db, id: string) => Promise<Row | undefined>;
  list: (db: Db, postMortemId: string) => Promise<Row[]>;
  present: (row: Row, actor: Actor, guard: Guarded) => View;
};

export const FACTORS = {
  noun: 'factor',
  table: 'factors',
  change: 'factors',
  find: findFactorRow,
  list: listFactorRows,
  present: presentFactor,
} as const;

export const RISKS = {
  noun: 'risk',
  table: 'risks',
  change: 'risks',
  find: findRiskRow,
  list: listRiskRows,
  present: presentRisk,
} as const;

export const FIGURES = {
  noun: 'figure',
  table: 'figures',
  change: 'figures',
  find: findFigureRow,
  list: listFigureRows,
  present: presentFigure,
} as const;
