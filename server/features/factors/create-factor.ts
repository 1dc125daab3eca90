import { findMissing, insertFactors } from '#server/features/findings/index.ts';
import { operation } from '#server/platform/operation.ts';
import { createFactor as contract } from '#shared/contracts/factors.ts';
import { AppError } from '#shared/errors.ts';
import { addRow } from './change-rows.ts';
import { FACTORS } from './row-kind.ts';

export const createFactor = operation(contract, (ctx, actor, { id: ref, ...factor }) =>
  addRow(ctx, actor, FACTORS, { ref, evidence: factor.evidence }, async (tx, head, place) => {
    if ((await findMissing(tx, 'factors', head.id, factor.leadsTo)).length > 0)
      throw new AppError('bad-input', 'A factor can only lead to factors of its post-mortem.', [
        { path: 'leadsTo', why: 'names a factor that this post-mortem does not have' },
      ]);
    const [id] = await insertFactors(tx, head.id, [{ ...factor, state: 'confirmed' }], place);
    return id as string;
  }),
);
