import { documentsWithUnsent } from '../data/unsent.ts';
import { Room } from './room.ts';

/** A document that is not taken by then is left for when somebody opens it. */
const WITHIN_MS = 30_000;

/** Sends what was written without a line in documents that nobody has opened since, one after the other. */
export async function sendKept(me: { id: string; name: string }): Promise<void> {
  for (const postMortemId of documentsWithUnsent(me.id)) {
    const room = new Room({ postMortemId, me, mayWrite: true, onChanged: () => {} });
    await new Promise<void>((resolve) => {
      const giveUp = setTimeout(resolve, WITHIN_MS);
      room.subscribe(() => {
        if (room.read().save.at !== 'saved') return;
        clearTimeout(giveUp);
        resolve();
      });
    });
    room.destroy();
  }
}
