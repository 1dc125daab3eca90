import { Link } from '@tanstack/react-router';
import { useTrackerQueue, useTryAgain, type Waiting } from '../../../data/trackers.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import { Ago, Clock } from '../../../ui/when.tsx';

const WHAT: Record<Waiting['what'], string> = {
  create: 'to be created',
  adopt: 'to be linked',
  follow: 'to be followed',
  blank: 'text to be taken away',
};

/** What waits to reach a tracker. Empty is the usual state, and says so. */
export function TrackerQueue() {
  const { data } = useTrackerQueue();
  const again = useTryAgain();
  if (!data) return null;
  return (
    <section aria-labelledby="waiting" className="arrived">
      <div className="tracker-waiting-head">
        <h2 id="waiting">Waiting</h2>
        {data.items.length > 0 && (
          <Button small onClick={() => again.mutate({})} busy={again.isPending}>
            Try all again
          </Button>
        )}
      </div>
      {data.items.length === 0 ? (
        <p className="small faint">Nothing. Everything has reached its tracker.</p>
      ) : (
        <ul className="tracker-waiting">
          {data.items.map((item) => (
            <WaitingItem
              key={item.id}
              item={item}
              onTry={() => again.mutate({ ids: [item.id] })}
              isBusy={again.isPending}
            />
          ))}
        </ul>
      )}
      {data.total > data.items.length && <p className="small faint">And {data.total - data.items.length} more.</p>}
    </section>
  );
}

function WaitingItem({ item, onTry, isBusy }: { item: Waiting; onTry: () => void; isBusy: boolean }) {
  const { followUp, fault, trackerName, what, key, nextTryAt } = item;
  return (
    <li>
      <div className="tracker-waiting-what">
        <Link to="/follow-ups/$ref" params={{ ref: followUp.reference }} className="num">
          {followUp.reference}
        </Link>
        <span className="words clamp-1" dir="auto">
          {followUp.title}
        </span>
        <span className="small faint">
          {key ? `${key} ` : ''}
          {WHAT[what]} in {trackerName}
        </span>
      </div>
      {fault && (
        <p className="small quiet words">
          {fault.why}{' '}
          <span className="faint">
            Since <Ago at={fault.since} />
            {nextTryAt && (
              <>
                , next try at <Clock at={nextTryAt} />
              </>
            )}
            .
          </span>
        </p>
      )}
      <TextButton onClick={onTry} disabled={isBusy} aria-label={`Try ${followUp.reference} again`}>
        Try again
      </TextButton>
    </li>
  );
}
