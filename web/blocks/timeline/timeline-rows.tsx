import { Fragment } from 'react';
import type { TimelineEvent } from '../../data/events.ts';
import { useDocument } from '../../document/document-context.ts';
import { dayKey } from '../../ui/time-words.ts';
import { Day } from '../../ui/when.tsx';
import { useZone } from '../../ui/zone.ts';
import { useTimelineActions } from './timeline-actions.ts';
import { TimelineRow } from './timeline-row.tsx';

type RowsProps = {
  events: readonly TimelineEvent[];
  mayEdit: boolean;
  added: string | null;
  label: string;
  isChoice?: boolean;
};

/** Events in order of time, with the day between them where they last over several. */
export function TimelineRows({ events, mayEdit, added, label, isChoice = false }: RowsProps) {
  const { numbers, show } = useDocument();
  const actions = useTimelineActions();
  const zone = useZone();
  const last = events.at(-1);
  const isLong = last !== undefined && dayKey(events[0]!.at, zone) !== dayKey(last.at, zone);
  return (
    <ol className="live-rows event-rows" aria-label={label}>
      {events.map((event, index) => {
        const before = events[index - 1];
        const isNewDay = isLong && (!before || dayKey(before.at, zone) !== dayKey(event.at, zone));
        return (
          <Fragment key={event.id}>
            {isNewDay && (
              <li className="event-row is-day">
                <Day at={event.at} />
              </li>
            )}
            <TimelineRow
              event={event}
              number={numbers.get(event.id)}
              mayEdit={mayEdit}
              isNew={event.id === added}
              isChoice={isChoice}
              actions={actions}
              onShow={show}
            />
          </Fragment>
        );
      })}
    </ol>
  );
}
