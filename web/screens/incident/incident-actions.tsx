import { Link } from '@tanstack/react-router';
import { ChevronDown, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { INCIDENT_STATUSES, type IncidentStatus } from '#shared/incident-record.ts';
import { moveIncident } from '#shared/rules/life-cycle.ts';
import { type Incident, useRequestDraft, useUpdateIncident } from '../../data/incidents.ts';
import { useWord } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { STATUS_WORDS } from '../../ui/chip.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useNarrow } from '../../ui/use-narrow.ts';
import { EditFacts } from './edit-facts.tsx';

/** Where it may go from here, onwards first, then back. */
function next(from: IncidentStatus): IncidentStatus[] {
  const at = INCIDENT_STATUSES.indexOf(from);
  const order = [...INCIDENT_STATUSES.slice(at + 1), ...INCIDENT_STATUSES.slice(0, at).toReversed()];
  return order.filter((to) => moveIncident(from, to).ok);
}
const VERBS: Record<IncidentStatus, string> = {
  open: 'Reopen',
  mitigated: 'Mark as mitigated',
  resolved: 'Resolve',
  closed: 'Close',
};

export function IncidentActions({ incident }: { incident: Incident }) {
  const word = useWord();
  const narrow = useNarrow(640);
  const update = useUpdateIncident();
  const draft = useRequestDraft();
  const [isEditing, setEditing] = useState(false);
  const mayEdit = incident.may['incident.edit'];
  useKeys({ 'Shift+E': () => mayEdit && setEditing(true) });

  const setStatus = (status: IncidentStatus) => {
    const before = incident.status;
    update.mutate(
      { id: incident.reference, status },
      {
        onSuccess: () =>
          say(status === 'resolved' ? 'Resolved. The decision follows in a moment.' : `${STATUS_WORDS[status]}.`, {
            action: moveIncident(status, before).ok
              ? { label: 'Undo', run: () => update.mutate({ id: incident.reference, status: before }) }
              : undefined,
          }),
      },
    );
  };
  const askDraft = () =>
    draft.mutate(
      { id: incident.reference },
      {
        onSuccess: (made) =>
          say(
            made.proposals > 0
              ? `${made.reference} was drafted again; what people wrote stands, and differences are offered.`
              : incident.postMortemReference
                ? `${made.reference} was drafted again; nothing differs from what people wrote.`
                : `${made.reference} is drafted.`,
          ),
      },
    );
  const statusItems = next(incident.status).map((status) => (
    <MenuItem key={status} onSelect={() => setStatus(status)}>
      {VERBS[status]}
    </MenuItem>
  ));
  const isRunning = incident.status === 'open' || incident.status === 'mitigated';
  const reference = incident.postMortemReference;
  return (
    <>
      {mayEdit && !narrow && (
        <Menu
          trigger={
            <Button aria-label={`Status: ${STATUS_WORDS[incident.status]}. Change it`} busy={update.isPending}>
              {STATUS_WORDS[incident.status]}
              <ChevronDown size={13} aria-hidden />
            </Button>
          }
        >
          {statusItems}
        </Menu>
      )}
      {mayEdit && (
        <Menu
          trigger={
            <Button icon aria-label="More">
              <MoreHorizontal size={15} aria-hidden />
            </Button>
          }
        >
          {narrow && statusItems}
          {narrow && <MenuLine />}
          <MenuItem onSelect={() => setEditing(true)} note="⇧E">
            Edit facts and times…
          </MenuItem>
          <MenuItem onSelect={() => update.mutate({ id: incident.reference, private: !incident.private })}>
            {incident.private ? 'Make visible to everybody' : 'Make private'}
          </MenuItem>
          {incident.may['post-mortem.create'] && reference && (
            <>
              <MenuLine />
              <MenuItem onSelect={askDraft}>Draft the {word.one} again</MenuItem>
            </>
          )}
        </Menu>
      )}
      {reference ? (
        <Link to="/post-mortems/$ref" params={{ ref: reference }} className="btn btn-primary">
          Open {word.one}
        </Link>
      ) : isRunning && mayEdit ? (
        <Button look="primary" busy={update.isPending} onClick={() => setStatus('resolved')}>
          Resolve
        </Button>
      ) : (
        incident.may['post-mortem.create'] && (
          <Button look="primary" busy={draft.isPending} onClick={askDraft}>
            Draft {word.aOne}
          </Button>
        )
      )}
      {isEditing && <EditFacts incident={incident} onClose={() => setEditing(false)} />}
    </>
  );
}
