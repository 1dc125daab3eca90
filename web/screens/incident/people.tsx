import { Plus } from 'lucide-react';
import { useState } from 'react';
import { PARTICIPANT_ROLES, type ParticipantRole } from '#shared/incident-record.ts';
import { type Incident, type Participant, useRemoveParticipant, useSetParticipant } from '../../data/incidents.ts';
import { usePeople } from '../../data/people.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, TextButton } from '../../ui/button.tsx';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Popover } from '../../ui/popover.tsx';
import { say } from '../../ui/toast-store.ts';
import { Cites } from './evidence.tsx';

const ROLE_WORDS: Record<ParticipantRole, string> = {
  lead: 'Lead',
  responder: 'Responder',
  reporter: 'Reporter',
  observer: 'Observer',
};
const SHOWN = 8;

export function People({ incident }: { incident: Incident }) {
  const [all, setAll] = useState(false);
  const mayEdit = incident.may['incident.edit'] === true;
  const people = [...incident.participants].sort(
    (a, b) => PARTICIPANT_ROLES.indexOf(a.role) - PARTICIPANT_ROLES.indexOf(b.role) || b.did.length - a.did.length,
  );
  const shown = all ? people : people.slice(0, SHOWN);
  return (
    <section>
      <div className="side-title">
        <h2 className="group-title">People{people.length > 3 && ` · ${people.length}`}</h2>
        {mayEdit && <AddPerson incident={incident} />}
      </div>
      {people.length === 0 && <p className="faint">Nobody yet. People come from the timeline, or are added here.</p>}
      {shown.map((one) => (
        <PersonRow key={one.person.id} one={one} incident={incident} mayEdit={mayEdit} />
      ))}
      {people.length > SHOWN && (
        <TextButton quiet className="small" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `${people.length - SHOWN} more`}
        </TextButton>
      )}
    </section>
  );
}

type RowProps = { one: Participant; incident: Incident; mayEdit: boolean };
function PersonRow({ one, incident, mayEdit }: RowProps) {
  const set = useSetParticipant();
  const remove = useRemoveParticipant();
  const id = incident.reference;
  const personId = one.person.id;
  const tip = one.basis === 'derived' ? 'Derived from what they did on the timeline' : 'Stated by somebody';
  const takeOff = () =>
    remove.mutate(
      { id, personId },
      {
        onSuccess: () =>
          say(`${one.person.name} was taken off.`, {
            action: { label: 'Undo', run: () => set.mutate({ id, personId, role: one.role }) },
          }),
      },
    );
  return (
    <div className="person">
      <Avatar name={one.person.name} />
      <bdi className="clamp-1">{one.person.name}</bdi>
      {mayEdit ? (
        <Menu
          trigger={
            <button type="button" className="person-role" data-tip={tip}>
              {ROLE_WORDS[one.role]}
            </button>
          }
        >
          {PARTICIPANT_ROLES.map((role) => (
            <MenuCheck
              key={role}
              closes
              checked={role === one.role}
              onChange={() => set.mutate({ id, personId, role })}
            >
              {ROLE_WORDS[role]}
            </MenuCheck>
          ))}
          <MenuLine />
          <MenuItem danger onSelect={takeOff}>
            Take off this incident
          </MenuItem>
        </Menu>
      ) : (
        <span className="person-role" data-tip={tip}>
          {ROLE_WORDS[one.role]}
        </span>
      )}
      {one.did.length > 0 && (
        <span className="person-did">
          {one.did.slice(0, 2).map((did, index) => (
            <span key={did.what} className="words">
              {index > 0 && ', '}
              {did.what}
              <Cites most={1} ids={did.evidence} label={`${one.person.name}: ${did.what}`} />
            </span>
          ))}
          {one.did.length > 2 && (
            <span data-tip={one.did.map((did) => did.what).join('\n')}>, {one.did.length - 2} more</span>
          )}
        </span>
      )}
    </div>
  );
}

function AddPerson({ incident }: { incident: Incident }) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const set = useSetParticipant();
  const people = usePeople(query.trim(), open);
  const there = new Set(incident.participants.map((one) => one.person.id));
  return (
    <Popover
      label="Add somebody"
      width={280}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="plain" small icon aria-label="Add somebody">
          <Plus size={14} aria-hidden />
        </Button>
      }
    >
      <Picker
        label="Who else was there?"
        query={query}
        onQuery={setQuery}
        items={(people.isPlaceholderData ? [] : (people.data?.items ?? []))
          .filter((person) => !there.has(person.id))
          .slice(0, 8)
          .map((person) => ({ id: person.id, name: person.name, note: person.handles[0] }))}
        onPick={(person) => {
          set.mutate({ id: incident.reference, personId: person.id, role: 'responder' });
          setOpen(false);
        }}
      />
    </Popover>
  );
}
