import { operation, Reply } from '#server/platform/operation.ts';
import { exportValue as contract } from '#shared/contracts/value.ts';
import { valueCsv } from '#shared/rules/value/value-csv.ts';
import { countValue } from './count-value.ts';

export const exportValue = operation(contract, async (ctx, _actor, input) => {
  const { scope, figures } = await countValue(ctx, input);
  // Excel reads UTF-8 only where a byte order mark says so.
  return new Reply(`\uFEFF${valueCsv(figures, scope.words)}`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="value-${scope.from}-${scope.to}.csv"`,
  });
});
