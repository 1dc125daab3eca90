import { useMemo } from 'react';
import { type TimelineEvent, useUpdateEvent } from '../../data/events.ts';
import type { Incident } from '../../data/incidents.ts';
import { say } from '../../ui/toast-store.ts';

/** What can be done to an event in one press, each with a way back. */
export function useEventActions(incident: Incident) {
  const { mutate } = useUpdateEvent();
  const id = incident.reference;
  const mayAdd = incident.may['event.add'] === true;
  const mayEdit = incident.may['event.edit'] === true;
  return useMemo(
    () => ({
      mayAdd,
      mayEdit,
      toggleKey: (event: TimelineEvent) => {
        if (mayEdit) mutate({ id, eventId: event.id, key: !event.key });
      },
      remove: (event: TimelineEvent) => {
        if (!mayEdit) return;
        mutate(
          { id, eventId: event.id, removed: true },
          {
            onSuccess: () =>
              say('Event removed from the timeline.', {
                action: { label: 'Undo', run: () => mutate({ id, eventId: event.id, removed: false }) },
              }),
          },
        );
      },
    }),
    [mutate, id, mayAdd, mayEdit],
  );
}
export type EventActions = ReturnType<typeof useEventActions>;
