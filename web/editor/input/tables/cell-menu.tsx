import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  ArrowDownToLine,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUpToLine,
  MoreHorizontal,
  PanelTop,
  Trash2,
} from 'lucide-react';
import type { Command } from 'prosemirror-state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  toggleHeaderRow,
} from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { useLayoutEffect, useRef } from 'react';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { alignColumns, alignmentHere } from './commands.ts';

const ALIGNMENTS = [
  ['left', 'Left', AlignLeft],
  ['center', 'Middle', AlignCenter],
  ['right', 'Right', AlignRight],
] as const;

/** Rows and columns come and go by a small menu at the corner of the cell one is in. */
export function CellMenu({ view, cell, isMany }: { view: EditorView; cell: HTMLElement; isMany: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const put = () => {
      const origin = place.current?.offsetParent?.getBoundingClientRect();
      const over = cell.getBoundingClientRect();
      if (!place.current || !origin) return;
      place.current.style.left = `${over.right - origin.left - 23}px`;
      place.current.style.top = `${over.top - origin.top + 3}px`;
    };
    put();
    document.addEventListener('scroll', put, true);
    return () => document.removeEventListener('scroll', put, true);
  });
  const run = (command: Command) => () => {
    command(view.state, view.dispatch, view);
    view.focus();
  };
  const aligned = alignmentHere(view.state) ?? 'left';
  return (
    <div ref={place} className="cell-menu-place">
      <Menu
        align="end"
        trigger={
          <button type="button" className="cell-menu" aria-label={isMany ? 'These cells' : 'This cell'} tabIndex={-1}>
            <MoreHorizontal size={14} aria-hidden />
          </button>
        }
      >
        <MenuItem onSelect={run(addRowBefore)}>
          <ArrowUpToLine size={15} aria-hidden /> Row above
        </MenuItem>
        <MenuItem onSelect={run(addRowAfter)}>
          <ArrowDownToLine size={15} aria-hidden /> Row below
        </MenuItem>
        <MenuItem onSelect={run(addColumnBefore)}>
          <ArrowLeftToLine size={15} aria-hidden /> Column before
        </MenuItem>
        <MenuItem onSelect={run(addColumnAfter)}>
          <ArrowRightToLine size={15} aria-hidden /> Column after
        </MenuItem>
        <MenuLine />
        {ALIGNMENTS.map(([align, title, Icon]) => (
          <MenuCheck
            key={align}
            closes
            checked={aligned === align}
            onChange={run(alignColumns(align === 'left' ? null : align))}
          >
            <Icon size={15} aria-hidden /> {title}
          </MenuCheck>
        ))}
        <MenuItem onSelect={run(toggleHeaderRow)}>
          <PanelTop size={15} aria-hidden /> Head of the table on or off
        </MenuItem>
        <MenuLine />
        <MenuItem onSelect={run(deleteRow)}>
          <Trash2 size={15} aria-hidden /> Delete row
        </MenuItem>
        <MenuItem onSelect={run(deleteColumn)}>
          <Trash2 size={15} aria-hidden /> Delete column
        </MenuItem>
        <MenuItem danger onSelect={run(deleteTable)}>
          <Trash2 size={15} aria-hidden /> Delete table
        </MenuItem>
      </Menu>
    </div>
  );
}
