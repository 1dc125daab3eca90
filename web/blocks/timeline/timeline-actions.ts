import { useMemo } from 'react';
import { type TimelineEvent, useUpdateEvent } from '../../data/events.ts';
import { useDocument } from '../../document/document-context.ts';
import { say } from '../../ui/toast-store.ts';
import { useStable } from '../../ui/use-stable.ts';

type Words = Partial<Pick<TimelineEvent, 'at' | 'kind' | 'text'>>;

const UNDONE = { at: 'Time changed.', kind: 'Kind changed.', text: 'Words changed.' };

/** What can be done to the events of the open document's incidents; each change can be taken back. */
export function useTimelineActions() {
  const { postMortem } = useDocument();
  const { mutateAsync } = useUpdateEvent(true);
  const { mutate } = useUpdateEvent();
  // Rows must not be drawn again because their incident was read again.
  const refOf = useStable(
    (event: TimelineEvent) =>
      postMortem.incidents.find((one) => one.id === event.incidentId)?.reference ?? event.incidentId,
  );
  return useMemo(() => {
    const change = async (event: TimelineEvent, words: Words) => {
      const [field] = Object.keys(words) as (keyof typeof UNDONE)[];
      await mutateAsync({ id: refOf(event), eventId: event.id, ...words });
      if (!field) return;
      const run = () => mutate({ id: refOf(event), eventId: event.id, [field]: event[field] });
      say(UNDONE[field], { action: { label: 'Undo', run } });
    };
    const setKey = (event: TimelineEvent, key: boolean) => {
      mutate({ id: refOf(event), eventId: event.id, key });
      if (key) return;
      const run = () => mutate({ id: refOf(event), eventId: event.id, key: true });
      say('Taken out of the timeline shown here. It stays with the incident.', { action: { label: 'Undo', run } });
    };
    return { change, setKey };
  }, [refOf, mutate, mutateAsync]);
}
export type TimelineActions = ReturnType<typeof useTimelineActions>;
