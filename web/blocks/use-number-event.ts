import { useCite } from '../data/post-mortems.ts';
import { useDocument } from '../document/document-context.ts';

/** Gives an event the number by which the document cites it; one that has it keeps it. */
export function useNumberEvent() {
  const { postMortem, numbers } = useDocument();
  const { mutateAsync } = useCite();
  return async (eventId: string): Promise<void> => {
    if (!numbers.has(eventId)) await mutateAsync({ id: postMortem.reference, eventId });
  };
}
