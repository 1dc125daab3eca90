import { useState } from 'react';
import { PARTICIPANT_ROLES, type ParticipantRole } from '#shared/incident-record.ts';
import {
  type Incident,
  type Participant,
  useIncident,
  useRemoveParticipant,
  useSetParticipant,
} from '../../data/incidents.ts';
import { useDocument } from '../../document/document-context.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { TextButton } from '../../ui/button.tsx';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { BlockBones, BlockEmpty, BlockFrame } from '../block-frame.tsx';
import { Cites } from '../cites.tsx';
import { AddPerson } from './add-person.tsx';
import { deedsOf, inOrder, ROLE_WORDS } from './role-words.ts';
import './people.css';

const FEW = 12;

/** Who was there, in what role, and what they did; the same rows as on the page of the incident. */
export function PeopleBlock({ editable }: { editable: boolean }) {
  const { incidents } = useDocument().postMortem;
  if (incidents.length === 0)
    return (
      <BlockFrame label="People">
        <BlockEmpty>No incident belongs to this, so nobody is named as having been there.</BlockEmpty>
      </BlockFrame>
    );
  return incidents.map((incident) => (
    <OfIncident
      key={incident.id}
      reference={incident.reference}
      title={incidents.length > 1 ? incident.title : null}
      editable={editable}
    />
  ));
}

function OfIncident({ reference, title, editable }: { reference: string; title: string | null; editable: boolean }) {
  const query = useIncident(reference);
  if (query.data) return <People incident={query.data} title={title} editable={editable} />;
  return (
    <BlockFrame label="People">
      {query.error ? (
        <Failed error={query.error} what="people" retry={() => void query.refetch()} inline />
      ) : (
        <BlockBones rows={4} />
      )}
    </BlockFrame>
  );
}

function People({ incident, title, editable }: { incident: Incident; title: string | null; editable: boolean }) {
  const mayEdit = editable && incident.may['incident.edit'] === true;
  const [isAll, setAll] = useState(false);
  const people = inOrder(incident.participants);
  const shown = isAll ? people : people.slice(0, FEW);
  const add = mayEdit && <AddPerson incident={incident} />;
  return (
    <BlockFrame
      label={title ? `People of ${incident.reference}` : 'People'}
      summary={
        people.length > 0 &&
        `${title ? `${incident.reference} · ` : ''}${people.length} ${people.length === 1 ? 'person' : 'people'}`
      }
      acts={people.length > 0 && add}
    >
      {people.length === 0 ? (
        <BlockEmpty action={add}>Nobody is named yet. People come from the timeline, or are added here.</BlockEmpty>
      ) : (
        <ul className="live-rows">
          {shown.map((one) => (
            <PersonRow key={one.person.id} one={one} incidentRef={incident.reference} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {people.length > FEW && (
        <p className="live-foot live-control">
          <TextButton quiet onClick={() => setAll(!isAll)}>
            {isAll ? 'Show fewer' : `${people.length - FEW} more`}
          </TextButton>
        </p>
      )}
    </BlockFrame>
  );
}

function PersonRow({ one, incidentRef, mayEdit }: { one: Participant; incidentRef: string; mayEdit: boolean }) {
  return (
    <li className="person-row">
      <Avatar name={one.person.name} />
      <bdi className="person-name words">{one.person.name}</bdi>
      {mayEdit ? (
        <RoleMenu one={one} incidentRef={incidentRef} />
      ) : (
        <span className="person-part">{ROLE_WORDS[one.role]}</span>
      )}
      <span className="person-deeds">
        {deedsOf(one).map((deed, index) => (
          <span key={deed.what} className="words" dir="auto">
            {index > 0 && ', '}
            {deed.what}
            <Cites ids={deed.evidence} most={1} label={`${one.person.name}: ${deed.what}`} />
          </span>
        ))}
      </span>
    </li>
  );
}

function RoleMenu({ one, incidentRef: id }: { one: Participant; incidentRef: string }) {
  const set = useSetParticipant();
  const remove = useRemoveParticipant();
  const { id: personId, name } = one.person;
  const change = (role: ParticipantRole) =>
    set.mutate(
      { id, personId, role },
      {
        onSuccess: () =>
          say(`${name}: ${ROLE_WORDS[role].toLowerCase()}.`, {
            action: { label: 'Undo', run: () => set.mutate({ id, personId, role: one.role }) },
          }),
      },
    );
  const takeOff = () =>
    remove.mutate(
      { id, personId },
      {
        onSuccess: () =>
          say(`${name} was taken off.`, {
            action: { label: 'Undo', run: () => set.mutate({ id, personId, role: one.role }) },
          }),
      },
    );
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="person-part in-place"
          aria-label={`${name}: ${ROLE_WORDS[one.role]}. Change`}
          data-tip={one.basis === 'derived' ? 'Read from what they did on the timeline' : 'Stated by somebody'}
        >
          {ROLE_WORDS[one.role]}
        </button>
      }
    >
      {PARTICIPANT_ROLES.map((role) => (
        <MenuCheck key={role} closes checked={role === one.role} onChange={() => role !== one.role && change(role)}>
          {ROLE_WORDS[role]}
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuItem danger onSelect={takeOff}>
        Take off this incident
      </MenuItem>
    </Menu>
  );
}
