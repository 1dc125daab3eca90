import { operation } from '#server/platform/operation.ts';
import { updateFactor as contract } from '#shared/contracts/factors.ts';
import { changeRow } from './change-rows.ts';
import { FACTORS } from './row-kind.ts';

const COLUMNS = {
  title: 'title',
  kind: 'kind',
  role: 'role',
  effect: 'effect',
  acceptedBecause: 'accepted_because',
  state: 'state',
};

export const updateFactor = operation(contract, (ctx, actor, input) =>
  changeRow(ctx, actor, FACTORS, input, async ({ title, kind, role, effect, acceptedBecause, state }) => ({
    values: { title, kind, role, effect, acceptedBecause, state },
    edit: {
      title: input.title,
      kind: input.kind,
      role: input.role,
      effect: input.effect,
      // Without a reason it is not accepted.
      acceptedBecause: input.acceptedBecause === '' ? null : input.acceptedBecause,
      state: input.state,
    },
    columns: COLUMNS,
  })),
);
