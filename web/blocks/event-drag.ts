/** How an event of the timeline travels while it is dragged: into the text it becomes a citation, onto a factor its evidence. */
export const EVENT_DRAG = 'application/x-debrief-event';

type Dragged = { id: string; text: string };

/** Lets an event be taken along; elsewhere its words are dropped. */
export function takeEvent(transfer: DataTransfer, event: Dragged): void {
  transfer.setData(EVENT_DRAG, event.id);
  transfer.setData('text/plain', event.text.slice(0, 2000));
  transfer.effectAllowed = 'copyLink';
}

/** Whether what hovers is an event; its id cannot be read before it is dropped. */
export const isEventDrag = (transfer: DataTransfer | null): boolean => transfer?.types.includes(EVENT_DRAG) === true;

/** The id of the event that was dropped; undefined when it was something else. */
export const droppedEvent = (transfer: DataTransfer | null): string | undefined =>
  transfer?.getData(EVENT_DRAG) || undefined;
