import { useRef, useState } from 'react';
import { type DeliveryFilter, useSources } from '../../data/sources.ts';
import { Button } from '../../ui/button.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { Deliveries } from './deliveries.tsx';
import { ForAdmins } from './for-admins.tsx';
import { NewSource } from './new-source.tsx';
import { SettingsHead } from './settings-head.tsx';
import { SourceItem } from './source-item.tsx';
import './sources.css';

export default function SourcesPage() {
  return (
    <ForAdmins
      action="source.manage"
      title="Sources"
      why="Their addresses hold secrets, and what arrives is kept whole."
    >
      <Sources />
    </ForAdmins>
  );
}

function Sources() {
  const [isNew, setNew] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const [filter, setFilter] = useState<DeliveryFilter>({});
  // While an address is shown, somebody is about to try it.
  const sources = useSources(openId !== null);
  const arrived = useRef<HTMLElement>(null);
  const items = sources.data?.items ?? [];
  const inspect = (next: DeliveryFilter) => {
    setFilter(next);
    arrived.current?.scrollIntoView({ block: 'start' });
    arrived.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <SettingsHead
        title="Sources"
        action={
          <Button look="primary" onClick={() => setNew(true)}>
            Connect a tool
          </Button>
        }
      >
        Where incidents and events come from. Each tool gets its own address; whatever it sends is kept, also what could
        not be read.
      </SettingsHead>
      {sources.error && !sources.data ? (
        <Failed error={sources.error} what="list of sources" retry={() => void sources.refetch()} inline />
      ) : !sources.data ? (
        <BoneRows rows={3} />
      ) : items.length === 0 ? (
        <State title="No tool is connected" inline>
          <p>
            Connect what watches your systems and what calls you, or send JSON from anything else. Without a source,
            incidents come over the API, from pasted chat, or by hand.
          </p>
        </State>
      ) : (
        <div className="source-list">
          {items.map((source) => (
            <SourceItem
              key={source.id}
              source={source}
              isOpen={source.id === openId}
              onToggle={() => setOpenId(source.id === openId ? null : source.id)}
              onInspect={() =>
                inspect({ source: source.id, outcome: source.unreadable > 0 ? 'unreadable' : undefined })
              }
            />
          ))}
        </div>
      )}
      {items.length > 0 && (
        <section ref={arrived} tabIndex={-1} aria-labelledby="arrived" className="arrived">
          <h2 id="arrived">What arrived</h2>
          <Deliveries sources={items} filter={filter} onFilter={setFilter} />
        </section>
      )}
      {isNew && (
        <NewSource
          onClose={() => setNew(false)}
          onMade={(source) => {
            setOpenId(source.id);
            setNew(false);
          }}
        />
      )}
    </>
  );
}
