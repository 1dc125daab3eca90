import { ChevronDown } from 'lucide-react';
import type { RefObject } from 'react';
import { STRENGTHS } from '#shared/coach/finding.ts';
import type { BoardSort, Grouping } from '#shared/contracts/follow-ups.ts';
import {
  FACTOR_KIND_LABELS,
  FACTOR_KINDS,
  FOLLOW_UP_KIND_LABELS,
  FOLLOW_UP_KINDS,
} from '#shared/rules/factor-words.ts';
import { PRIORITIES } from '#shared/rules/follow-up-work.ts';
import { STRENGTH_WORDS } from '../../blocks/follow-ups/strength/strength-words.ts';
import { useTeams } from '../../data/teams.ts';
import { FilterMenu, FilterText, Segments } from '../../ui/filter-bar.tsx';
import { Menu, MenuCheck, MenuLine } from '../../ui/menu.tsx';
import type { BoardSearch } from './board-search.ts';

const option = <T extends string>(value: T, label: string) => ({ value, label });
const STRENGTH = STRENGTHS.map((one) => option(one, STRENGTH_WORDS[one]));
const PRIORITY = PRIORITIES.map((one) => option(one, one[0]!.toUpperCase() + one.slice(1)));
const KIND = FOLLOW_UP_KINDS.map((one) => option(one, FOLLOW_UP_KIND_LABELS[one]));
const FACTOR_KIND = FACTOR_KINDS.map((one) => option(one, FACTOR_KIND_LABELS[one]));
const GROUPS: Record<Grouping, string> = {
  lateness: 'Lateness',
  owner: 'Owner',
  team: 'Team',
  service: 'Service',
  factor: 'Factor',
  'factor-kind': 'Kind of factor',
  strength: 'Strength',
  priority: 'Priority',
  none: 'One list',
};
const ORDERS: Record<BoardSort, string> = {
  due: 'Soonest due',
  oldest: 'Longest open',
  priority: 'Priority',
  postponed: 'Most often moved',
  changed: 'Last changed',
};

type Props = {
  search: BoardSearch;
  count: number | undefined;
  onChange: (change: Partial<BoardSearch>) => void;
  inputRef: RefObject<HTMLInputElement | null>;
};
export function BoardFilters({ search, count, onChange, inputRef }: Props) {
  const teams = useTeams().data?.items ?? [];
  const list = <T extends string>(chosen: T[]) => (chosen.length > 0 ? chosen : undefined);
  return (
    <div className="filters">
      <Segments
        label="Whose"
        value={search.whose ?? 'all'}
        options={[option('me', 'Mine'), option('team', 'My team’s'), option('all', 'Everybody’s')]}
        onChange={(whose) => onChange({ whose: whose === 'all' ? undefined : whose })}
      />
      <FilterText
        label="Words or FU-3"
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
        inputRef={inputRef}
      />
      <div className="fu-narrowed">
        <FilterMenu
          label="Any priority"
          options={PRIORITY}
          chosen={search.priority ?? []}
          onChange={(chosen) => onChange({ priority: list(chosen) })}
        />
        <FilterMenu
          label="Any strength"
          options={STRENGTH}
          chosen={search.strength ?? []}
          onChange={(chosen) => onChange({ strength: list(chosen) })}
        />
        <FilterMenu
          label="Any kind"
          options={KIND}
          chosen={search.kind ?? []}
          onChange={(chosen) => onChange({ kind: list(chosen) })}
        />
        <FilterMenu
          label="Any factor"
          options={FACTOR_KIND}
          chosen={search.factorKind ?? []}
          onChange={(chosen) => onChange({ factorKind: list(chosen) })}
        />
        {teams.length > 0 && (
          <FilterMenu
            label="Any team"
            options={[...teams.map((team) => option(team.id, team.name)), option('nobody', 'No team')]}
            chosen={search.team ?? []}
            onChange={(chosen) => onChange({ team: list(chosen) })}
          />
        )}
        <ShownAs search={search} onChange={onChange} />
      </div>
      <span className="filter-count num" role="status">
        {count !== undefined && `${count.toLocaleString('en')} ${search.all ? 'in all' : 'open'}`}
      </span>
    </div>
  );
}

/** How it is laid out, apart from what is in it. */
function ShownAs({ search, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const { by = 'lateness', sort = 'due', all } = search;
  return (
    <>
      <Choice
        label={`By ${GROUPS[by].toLowerCase()}`}
        names={GROUPS}
        chosen={by}
        onChange={(next) => onChange({ by: next === 'lateness' ? undefined : next })}
      />
      <Choice
        label={ORDERS[sort]}
        names={ORDERS}
        chosen={sort}
        onChange={(next) => onChange({ sort: next === 'due' ? undefined : next })}
      >
        <MenuLine />
        <MenuCheck checked={all === true} onChange={(isOn) => onChange({ all: isOn ? true : undefined })}>
          Finished ones too
        </MenuCheck>
      </Choice>
    </>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  names: Record<T, string>;
  chosen: T;
  onChange: (next: T) => void;
  children?: React.ReactNode;
};
function Choice<T extends string>({ label, names, chosen, onChange, children }: ChoiceProps<T>) {
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="btn filter-btn">
          <span>{label}</span>
          <ChevronDown size={13} aria-hidden />
        </button>
      }
    >
      {(Object.keys(names) as T[]).map((one) => (
        <MenuCheck key={one} closes checked={one === chosen} onChange={() => onChange(one)}>
          {names[one]}
        </MenuCheck>
      ))}
      {children}
    </Menu>
  );
}
