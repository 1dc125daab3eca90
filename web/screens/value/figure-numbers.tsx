import { useState } from 'react';
import type { Behind, ValueFigure } from '#shared/rules/value/figures.ts';
import type { ValueScope } from '../../data/value.ts';
import { TextButton } from '../../ui/button.tsx';
import { FactorIncidents } from './factor-incidents.tsx';

const ROWS = 12;

/** Every number of a figure; where incidents are behind them, each row opens to those. */
export function FigureNumbers({ figure: { title, table, behind }, asked }: { figure: ValueFigure; asked: ValueScope }) {
  const [isAll, setAll] = useState(false);
  if (table.rows.length === 0) return null;
  return (
    <div className="figure-table">
      <table>
        <caption className="hidden-text">{title}, in numbers</caption>
        <thead>
          <tr>
            {table.columns.map((column, at) => (
              <th key={column} scope="col" className={typeof table.rows[0]?.[at] === 'number' ? 'num' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {table.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have the same label
          <Row key={at} isMore={!isAll && at >= ROWS} row={row} behind={behind?.[at]} asked={asked} />
        ))}
      </table>
      {table.rows.length > ROWS && (
        <TextButton quiet aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? 'Fewer rows' : `All ${table.rows.length} rows`}
        </TextButton>
      )}
    </div>
  );
}

type Cell = string | number | null;
/** `isMore`: only on paper, where nothing can be opened. */
type RowProps = { isMore: boolean; row: readonly Cell[]; behind: Behind | undefined; asked: ValueScope };

function Row({ isMore, row, behind, asked }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const [label, ...cells] = row;
  return (
    <tbody className={isMore ? 'is-more' : undefined}>
      <tr>
        <th scope="row" className="words" dir="auto">
          {behind ? (
            <button type="button" className="figure-row-open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {label}
            </button>
          ) : (
            label
          )}
        </th>
        {cells.map((cell, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a row never change their order
          <td key={at} className={typeof cell === 'number' ? 'num' : 'words'}>
            {sayCell(cell)}
          </td>
        ))}
      </tr>
      {behind && isOpen && (
        <tr>
          <td colSpan={row.length} className="figure-behind">
            <FactorIncidents behind={behind} asked={asked} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

const sayCell = (cell: Cell): string =>
  cell === null ? '–' : typeof cell === 'number' ? cell.toLocaleString('en', { maximumFractionDigits: 2 }) : cell;
