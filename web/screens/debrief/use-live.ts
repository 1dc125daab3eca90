import { useEffect, useState } from 'react';
import { useInvalidateOn } from '../../data/live.ts';
import { useMe } from '../../data/session.ts';
import type { Present } from '../../document/open-room.ts';

/** Listens to the document's live line while the meeting is on screen: what changes is read anew, and who is here is known. */
export function useLive(postMortemId: string | undefined): readonly Present[] {
  const me = useMe();
  const invalidate = useInvalidateOn(postMortemId ?? '');
  const [people, setPeople] = useState<readonly Present[]>([]);
  const personId = me?.id;
  const name = me?.name ?? '';
  useEffect(() => {
    if (!postMortemId || !personId) return;
    let leave = () => {};
    let isOver = false;
    // The document's machinery is loaded beside the first picture, not before it.
    void import('../../editor/room.ts').then(({ Room }) => {
      if (isOver) return;
      const room = new Room({ postMortemId, me: { id: personId, name }, mayWrite: false, onChanged: invalidate });
      const stop = room.subscribe(() => setPeople(room.read().people));
      leave = () => {
        stop();
        room.destroy();
      };
    });
    return () => {
      isOver = true;
      leave();
    };
  }, [postMortemId, personId, name, invalidate]);
  return people;
}
