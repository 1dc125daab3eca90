import { useState } from 'react';
import { type Destination, useDestinations } from '../../../data/destinations.ts';
import { Button } from '../../../ui/button.tsx';
import { BoneRows, Failed, State } from '../../../ui/states.tsx';
import { ForAdmins } from '../for-admins.tsx';
import { SettingsHead } from '../settings-head.tsx';
import { DestinationForm } from './destination-form.tsx';
import { DestinationItem } from './destination-item.tsx';
import { RemoveDestination } from './remove-destination.tsx';
import './destinations.css';

export default function DestinationsPage() {
  return (
    <ForAdmins
      action="destination.manage"
      title="Destinations"
      why="What is published goes to other services from here, with their tokens."
    >
      <Destinations />
    </ForAdmins>
  );
}

type Open = { what: 'new' } | { what: 'edit' | 'remove'; one: Destination };

function Destinations() {
  const list = useDestinations();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const add = (
    <Button look="primary" onClick={() => setOpen({ what: 'new' })}>
      Add a destination
    </Button>
  );
  return (
    <>
      <SettingsHead title="Destinations" action={add}>
        Where published versions go besides Debrief. Each takes the text of one audience, with everything taken out that
        was taken out for it; a private incident goes nowhere by itself.
      </SettingsHead>
      {list.error && !list.data ? (
        <Failed error={list.error} what="list of destinations" retry={() => void list.refetch()} inline />
      ) : !list.data ? (
        <BoneRows rows={3} />
      ) : list.data.items.length === 0 ? (
        <State title="Nothing goes anywhere else yet" inline>
          <p>Versions can go to a Confluence space, a Notion database, a folder of Google Docs or a Git repository.</p>
        </State>
      ) : (
        <div className="destination-list">
          {list.data.items.map((one) => (
            <DestinationItem
              key={one.id}
              destination={one}
              onEdit={() => setOpen({ what: 'edit', one })}
              onRemove={() => setOpen({ what: 'remove', one })}
            />
          ))}
        </div>
      )}
      {open?.what === 'new' && <DestinationForm destination={null} onClose={close} />}
      {open?.what === 'edit' && <DestinationForm destination={open.one} onClose={close} />}
      {open?.what === 'remove' && <RemoveDestination destination={open.one} onClose={close} />}
    </>
  );
}
