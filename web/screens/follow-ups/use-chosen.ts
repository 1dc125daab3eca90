import { useState } from 'react';
import type { FollowUp } from '../../data/follow-ups.ts';
import { say } from '../../ui/toast-store.ts';

/** The server changes no more at once. */
const MOST = 500;

/** The rows that somebody chose, to change them together. */
export function useChosen() {
  const [byId, setById] = useState<ReadonlyMap<string, FollowUp>>(new Map());
  const setMany = (followUps: readonly FollowUp[], isChosen: boolean) => {
    const next = new Map(byId);
    for (const one of followUps) {
      if (!isChosen) next.delete(one.id);
      else if (one.may['follow-up.edit'] && next.size < MOST) next.set(one.id, one);
    }
    if (isChosen && next.size === MOST && followUps.some((one) => !next.has(one.id)))
      say(`At most ${MOST} can be changed at once.`);
    setById(next);
  };
  return {
    all: [...byId.values()],
    has: (id: string) => byId.has(id),
    set: (followUp: FollowUp, isChosen: boolean) => setMany([followUp], isChosen),
    setMany,
    clear: () => setById(new Map()),
  };
}
export type Chosen = ReturnType<typeof useChosen>;
