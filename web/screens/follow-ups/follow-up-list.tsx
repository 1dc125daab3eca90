import { useMemo, useRef } from 'react';
import { useFollowUpActions } from '../../blocks/follow-ups/use-follow-up-actions.tsx';
import type { FollowUp } from '../../data/follow-ups.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useRows } from '../../ui/use-rows.ts';
import { type RowsHandle, VirtualRows } from '../../ui/virtual-rows.tsx';
import { FollowUpRow } from './follow-up-row.tsx';
import { type Group, groupByLateness, isFinished } from './lateness.ts';

const TITLES: Record<Group, string> = {
  late: 'Late',
  soon: 'Due within a week',
  later: 'Later',
  undated: 'No date',
  finished: 'Finished',
};

type Props = {
  items: readonly FollowUp[];
  today: string;
  /** The finished ones are those of the last two weeks alone. */
  isLately: boolean;
  hasMore: boolean;
  onNearEnd: () => void;
  onOpen: (followUp: FollowUp) => void;
};
type Line = { key: string; title: string; count: string } | { key: string; followUp: FollowUp; at: number };

function linesOf(items: readonly FollowUp[], today: string, isLately: boolean, hasMore: boolean): Line[] {
  const lines: Line[] = [];
  const groups = groupByLateness(items, today);
  for (const [index, { group, items: inGroup }] of groups.entries()) {
    const title = group === 'finished' && isLately ? 'Finished in the last two weeks' : TITLES[group];
    const isCut = hasMore && index === groups.length - 1;
    lines.push({ key: group, title, count: `${inGroup.length}${isCut ? '+' : ''}` });
    for (const followUp of inGroup) lines.push({ key: followUp.id, followUp, at: lines.length - index - 1 });
  }
  return lines;
}

export function FollowUpList({ items, today, isLately, hasMore, onNearEnd, onOpen }: Props) {
  const lines = useMemo(() => linesOf(items, today, isLately, hasMore), [items, today, isLately, hasMore]);
  const ordered = useMemo(() => lines.flatMap((line) => ('followUp' in line ? [line.followUp] : [])), [lines]);
  const handle = useRef<RowsHandle>(null);
  const actions = useFollowUpActions();
  const rows = useRows(ordered.length, {
    open: (at) => onOpen(ordered[at]!),
    reveal: (at) => handle.current?.reveal(lines.findIndex((line) => 'at' in line && line.at === at)),
  });
  const chosen = ordered[rows.at];
  useKeys({
    d: () => chosen?.may['follow-up.edit'] && actions.status(chosen, isFinished(chosen) ? 'open' : 'done'),
    Escape: () => rows.setAt(-1),
  });
  return (
    <div className="fu">
      <VirtualRows
        count={lines.length}
        height={42}
        measured
        keyOf={(index) => lines[index]!.key}
        handle={handle}
        label="Follow-ups, the soonest due first"
        onNearEnd={onNearEnd}
      >
        {(index) => {
          const line = lines[index]!;
          if (!('followUp' in line)) {
            return (
              <h2 className={`fu-group group-title ${line.key === 'late' ? 'bad' : ''}`}>
                {line.title} <span className="num">{line.count}</span>
              </h2>
            );
          }
          return (
            <FollowUpRow
              followUp={line.followUp}
              today={today}
              isAt={rows.at === line.at}
              onOpen={() => onOpen(line.followUp)}
              onStatus={(next) => actions.status(line.followUp, next)}
              actions={actions}
            />
          );
        }}
      </VirtualRows>
      {actions.dialog}
    </div>
  );
}
