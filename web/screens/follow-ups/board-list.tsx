import { useNavigate } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { type FollowUpActions, useFollowUpActions } from '../../blocks/follow-ups/use-follow-up-actions.tsx';
import type { Board, BoardItem } from '../../data/follow-up-board.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useRows } from '../../ui/use-rows.ts';
import { type RowsHandle, VirtualRows } from '../../ui/virtual-rows.tsx';
import { linesOf } from './board-lines.ts';
import { FollowUpRow } from './follow-up-row.tsx';
import type { Chosen } from './use-chosen.ts';

/** What the keys do to the row that j and k stand on, or to all that are chosen. */
export type BoardActs = {
  status: (followUp: FollowUp, status: FollowUp['status']) => void;
  done: (followUps: FollowUp[]) => void;
  postpone: (followUps: FollowUp[]) => void;
  assign: (followUps: FollowUp[]) => void;
  edit: (followUp: FollowUp) => void;
};
type Props = {
  groups: NonNullable<Board['groups']>;
  items: readonly BoardItem[];
  today: string;
  chosen: Chosen;
  acts: BoardActs;
  isStale: boolean;
  onNearEnd: () => void;
};

const ROW = 42;

export function BoardList({ groups, items, today, chosen, acts, isStale, onNearEnd }: Props) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => linesOf(groups, items, folded), [groups, items, folded]);
  const rows = useMemo(() => lines.flatMap((line) => (line.kind === 'row' ? [line] : [])), [lines]);
  const lineOf = useMemo(() => new Map(lines.map((line, index) => [line.key, index])), [lines]);
  const handle = useRef<RowsHandle>(null);
  const navigate = useNavigate();
  const open = (at: number) => {
    const row = rows[at];
    if (row) void navigate({ to: '/follow-ups/$ref', params: { ref: row.item.followUp.reference } });
  };
  const walk = useRows(rows.length, {
    open,
    reveal: (at) => handle.current?.reveal(lineOf.get(rows[at]!.key) ?? 0),
    keyOf: (at) => rows[at]!.key,
  });
  const at = rows[walk.at]?.item;
  const meant = (): FollowUp[] => (chosen.all.length > 0 ? chosen.all : at ? [at.followUp] : []);
  const mayEdit = () => meant().length > 0 && meant().every((one) => one.may['follow-up.edit']);
  useKeys({
    x: () => at?.followUp.may['follow-up.edit'] && chosen.set(at.followUp, !chosen.has(at.followUp.id)),
    o: () => open(walk.at),
    d: () => mayEdit() && acts.done(meant()),
    p: () => mayEdit() && acts.postpone(meant()),
    a: () => mayEdit() && acts.assign(meant()),
    e: () => at?.followUp.may['follow-up.edit'] && acts.edit(at.followUp),
    Escape: () => (chosen.all.length > 0 ? chosen.clear() : walk.setAt(-1)),
  });

  const lastChosen = useRef<string | null>(null);
  const latest = useRef({ rows, chosen });
  latest.current = { rows, chosen };
  const choose = useCallback((item: BoardItem, isChosen: boolean, isRange: boolean) => {
    const { rows: now, chosen: set } = latest.current;
    const place = (id: string | null) => now.findIndex((row) => row.item.followUp.id === id);
    const [from, to] = [place(lastChosen.current), place(item.followUp.id)];
    lastChosen.current = item.followUp.id;
    if (!isRange || from < 0) return set.set(item.followUp, isChosen);
    const between = now.slice(Math.min(from, to), Math.max(from, to) + 1);
    set.setMany(
      between.map((row) => row.item.followUp),
      isChosen,
    );
  }, []);
  const status = useRef(acts.status);
  status.current = acts.status;
  const setStatus = useCallback((one: FollowUp, to: FollowUp['status']) => status.current(one, to), []);

  const actions = useSteadyActions();

  return (
    <div className={`fu ${isStale ? 'is-stale' : ''}`}>
      <VirtualRows
        count={lines.length}
        height={ROW}
        measured
        keyOf={(index) => lines[index]!.key}
        handle={handle}
        label="Follow-ups"
        onNearEnd={onNearEnd}
      >
        {(index) => {
          const line = lines[index]!;
          if (line.kind === 'group')
            return (
              <h2 className={`fu-group group-title ${line.name === 'late' ? 'bad' : ''}`}>
                <button
                  type="button"
                  aria-expanded={!line.isFolded}
                  onClick={() => setFolded((old) => toggled(old, line.name))}
                >
                  <ChevronRight size={13} aria-hidden className="fu-fold" />
                  <bdi>{line.label}</bdi> <span className="num">{line.count.toLocaleString('en')}</span>
                </button>
              </h2>
            );
          return (
            <FollowUpRow
              item={line.item}
              today={today}
              isAt={walk.at === line.at}
              isChosen={chosen.has(line.item.followUp.id)}
              isChoosing={chosen.all.length > 0}
              onChoose={choose}
              onStatus={setStatus}
              actions={actions}
            />
          );
        }}
      </VirtualRows>
    </div>
  );
}

/** The same object all along, so that a row is drawn again only when something about it changed. */
function useSteadyActions(): FollowUpActions {
  const now = useFollowUpActions();
  const latest = useRef(now);
  latest.current = now;
  return useMemo(
    () => ({
      ...latest.current,
      save: (...args) => latest.current.save(...args),
      set: (...args) => latest.current.set(...args),
    }),
    [],
  );
}

function toggled(old: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(old);
  if (!next.delete(name)) next.add(name);
  return next;
}
