import { operation } from '#server/platform/operation.ts';
import { updateFactor as contract } from '#shared/contracts/factors.ts';
import { changeRow } from './change-rows.ts';
import { FACTORS } from './row-kind.ts';

const COLUMNS = { title: 'title', kind: 'kind', role: 'role', effect: 'effect', state: 'state' };

export const updateFactor = operation(contract, (ctx, actor, input) =>
  changeRow(ctx, actor, FACTORS, input, async ({ title, kind, role, effect, state }) => ({
    values: { title, kind, role, effect, state },
    edit: { title: input.title, kind: input.kind, role: input.role, effect: input.effect, state: input.state },
    columns: COLUMNS,
  })),
);
