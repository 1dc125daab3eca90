import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { useCreateView, useRemoveView, useUpdateView, useViews, type View } from '../../data/follow-up-board.ts';
import { useMe } from '../../data/session.ts';
import { useTeams } from '../../data/teams.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, SelectField, TextField } from '../../ui/field.tsx';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';
import { type BoardSearch, queryOf, searchOf } from './board-search.ts';

type Props = { search: BoardSearch; onOpen: (search: BoardSearch) => void };

/** Ways of looking at the board that somebody keeps, and shares. */
export function SavedViews({ search, onOpen }: Props) {
  const views = useViews().data?.items ?? [];
  const remove = useRemoveView();
  const update = useUpdateView();
  const [asked, setAsked] = useState<{ view: View | null } | null>(null);
  const current = views.find((view) => view.id === search.view);
  const [mine, others] = [views.filter((view) => view.isMine), views.filter((view) => !view.isMine)];
  const item = (view: View) => (
    <MenuCheck
      key={view.id}
      closes
      checked={view.id === current?.id}
      note={view.isMine ? SHARED[view.sharedWith] : view.owner.name}
      onChange={() => onOpen(searchOf(view.query, view.id))}
    >
      {view.name}
    </MenuCheck>
  );
  return (
    <>
      <Menu
        trigger={
          <Button aria-label={current ? `View: ${current.name}` : 'Views'}>
            <Bookmark size={14} aria-hidden /> {current?.name ?? 'Views'}
          </Button>
        }
      >
        {mine.map(item)}
        {mine.length > 0 && others.length > 0 && <MenuLine />}
        {others.map(item)}
        {views.length > 0 && <MenuLine />}
        <MenuItem onSelect={() => setAsked({ view: null })}>Keep what is shown…</MenuItem>
        {current?.isMine && (
          <>
            <MenuItem
              onSelect={() =>
                update.mutate(
                  { id: current.id, query: queryOf(search) },
                  { onSuccess: () => say(`“${current.name}” shows this from now on.`) },
                )
              }
            >
              Change “{current.name}” to this
            </MenuItem>
            <MenuItem onSelect={() => setAsked({ view: current })}>Rename or share…</MenuItem>
            <MenuItem
              danger
              onSelect={() =>
                remove.mutate(
                  { id: current.id },
                  {
                    onSuccess: () => {
                      onOpen({ ...search, view: undefined });
                      say(`“${current.name}” taken away.`);
                    },
                  },
                )
              }
            >
              Take it away
            </MenuItem>
          </>
        )}
      </Menu>
      {asked && (
        <ViewDialog
          view={asked.view}
          search={search}
          onClose={() => setAsked(null)}
          onSaved={(view) => {
            setAsked(null);
            onOpen({ ...search, view: view.id });
          }}
        />
      )}
    </>
  );
}

const SHARED: Record<View['sharedWith'], string> = { nobody: '', team: 'team', everybody: 'everybody' };

type DialogProps = { view: View | null; search: BoardSearch; onClose: () => void; onSaved: (view: View) => void };
function ViewDialog({ view, search, onClose, onSaved }: DialogProps) {
  const me = useMe();
  const create = useCreateView();
  const update = useUpdateView();
  const run = view ? update : create;
  const teams = (useTeams().data?.items ?? []).filter((team) => team.members.some((one) => one.id === me?.id));
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.team?.id ?? view?.sharedWith ?? 'nobody');
  const submit = () => {
    const isTeam = shared !== 'nobody' && shared !== 'everybody';
    const sharing = { sharedWith: isTeam ? ('team' as const) : shared, teamId: isTeam ? shared : null } as const;
    const input = { name, ...(sharing as { sharedWith: View['sharedWith']; teamId: string | null }) };
    const told = { onSuccess: (saved: View) => onSaved(saved) };
    if (view) update.mutate({ id: view.id, ...input }, told);
    else create.mutate({ ...input, query: queryOf(search) }, told);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title={view ? `Rename or share “${view.name}”` : 'Keep what is shown as a view'}
      description="Who opens it sees what they may see: a view shares no follow-up."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={run.isPending} disabled={!name.trim()}>
            {view ? 'Save' : 'Keep it'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        placeholder="Late and weak"
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(run.error, 'name')}
        autoFocus
        required
      />
      <SelectField label="Who may use it" value={shared} onChange={(event) => setShared(event.target.value)}>
        <option value="nobody">Only me</option>
        {teams.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
        <option value="everybody">Everybody here</option>
      </SelectField>
      <FormError error={run.error} shown={['name']} />
    </Dialog>
  );
}
