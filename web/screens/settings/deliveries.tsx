import { type Delivery, type DeliveryFilter, type Source, useDeliveries } from '../../data/sources.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/filter-bar.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { DeliveryItem } from './delivery-item.tsx';

type Choice = Delivery['outcome'] | 'all';
const CHOICES: { value: Choice; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'unreadable', label: 'Unreadable' },
  { value: 'failed', label: 'Failed' },
  { value: 'ignored', label: 'Left alone' },
  { value: 'applied', label: 'Applied' },
];
const NONE: Record<Choice, string> = {
  all: 'Nothing has arrived yet.',
  unreadable: 'None: everything that arrived was understood.',
  failed: 'None: whatever was understood could be stored.',
  ignored: 'None: whatever arrived said something about an incident.',
  applied: 'None yet.',
};

type Props = { sources: Source[]; filter: DeliveryFilter; onFilter: (filter: DeliveryFilter) => void };
/** Webhooks as they arrived, so that a tool that sends something unexpected can be understood. */
export function Deliveries({ sources, filter, onFilter }: Props) {
  const list = useDeliveries(filter);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const choice = filter.outcome ?? 'all';
  return (
    <>
      <div className="filters">
        <Segments
          label="Outcome"
          value={choice}
          options={CHOICES}
          onChange={(next) => onFilter({ ...filter, outcome: next === 'all' ? undefined : next })}
        />
        {sources.length > 1 && (
          <select
            className="input arrived-source"
            aria-label="From"
            value={filter.source ?? ''}
            onChange={(event) => onFilter({ ...filter, source: event.target.value || undefined })}
          >
            <option value="">From every source</option>
            {sources.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </div>
      {list.error && !list.data ? (
        <Failed error={list.error} what="deliveries" retry={() => void list.refetch()} inline />
      ) : list.isPending ? (
        <BoneRows rows={4} />
      ) : items.length === 0 ? (
        <p className="small faint" role="status">
          {NONE[choice]}
        </p>
      ) : (
        <div className="delivery-list">
          {items.map((one) => (
            <DeliveryItem key={one.id} delivery={one} />
          ))}
        </div>
      )}
      {list.hasNextPage && (
        <Button look="plain" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </>
  );
}
