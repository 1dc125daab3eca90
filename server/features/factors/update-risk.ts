import { operation } from '#server/platform/operation.ts';
import { updateRisk as contract } from '#shared/contracts/risks.ts';
import { changeRow } from './change-rows.ts';
import { refuseOtherFollowUps } from './refuse-other-follow-ups.ts';
import { RISKS } from './row-kind.ts';

const COLUMNS = {
  text: 'text',
  likelihood: 'likelihood',
  impact: 'impact',
  state: 'state',
  followUpIds: 'follow_up_ids',
};

export const updateRisk = operation(contract, (ctx, actor, input) =>
  changeRow(ctx, actor, RISKS, input, async (row, tx, head) => {
    await refuseOtherFollowUps(tx, head.id, input.followUpIds ?? []);
    const { text, likelihood, impact, state, followUpIds } = row;
    return {
      values: { text, likelihood, impact, state, followUpIds },
      edit: {
        text: input.text,
        likelihood: input.likelihood,
        impact: input.impact,
        state: input.state,
        followUpIds: input.followUpIds,
      },
      columns: COLUMNS,
    };
  }),
);
