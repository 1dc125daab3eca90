import { type Action, type Actor, allowances, type Guarded } from '#shared/rules/access.ts';

type History = {
  position: number;
  version: number;
  createdBy: string | null;
  createdAt: Date;
  updatedBy: string | null;
  updatedAt: Date;
  removedAt: Date | null;
};

/** What every row of a live block says of itself (`rowHistory` of the contracts), but for its origin. */
export function presentHistory(row: History, actor: Actor, guard: Guarded | undefined, action: Action) {
  return {
    position: row.position,
    version: row.version,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt.toISOString(),
    removedAt: row.removedAt?.toISOString() ?? null,
    may: allowances(actor, [action], guard),
  };
}
