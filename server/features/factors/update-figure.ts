import { operation } from '#server/platform/operation.ts';
import { updateFigure as contract } from '#shared/contracts/figures.ts';
import { changeRow } from './change-rows.ts';
import { readAddress, refuseBackwards } from './figure-fields.ts';
import { FIGURES } from './row-kind.ts';

const COLUMNS = { fileId: 'file_id', title: 'title', alt: 'alt', from: 'from_at', to: 'to_at', url: 'url' };

export const updateFigure = operation(contract, (ctx, actor, input) =>
  changeRow(ctx, actor, FIGURES, input, async ({ fileId, title, alt, from, to, url }) => {
    refuseBackwards({
      from: input.from === undefined ? from : toDate(input.from),
      to: input.to === undefined ? to : toDate(input.to),
    });
    return {
      values: { fileId, title, alt, from: toText(from), to: toText(to), url },
      edit: {
        fileId: input.fileId,
        title: input.title,
        alt: input.alt,
        from: input.from && toText(new Date(input.from)),
        to: input.to && toText(new Date(input.to)),
        url: readAddress(input.url),
      },
      columns: COLUMNS,
    };
  }),
);

const toText = (at: Date | null) => at?.toISOString() ?? null;
const toDate = (text: string | null) => (text === null ? null : new Date(text));
