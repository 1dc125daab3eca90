import type { LiveChange } from '#shared/document/live-change.ts';
import type { Seed } from '../data/seed.ts';
import { Room } from './room.ts';

/** A screen that has not come by then shows something else. */
const TAKEN_WITHIN_MS = 20_000;

type Early = { room: Room; postMortemId: string; heard: LiveChange[]; giveUp: ReturnType<typeof setTimeout> };
let early: Early | undefined;

/** Opens the room of the document that the page was sent with, before there is a screen to show it. */
export function openEarly({ session, postMortem }: Seed): void {
  const { me } = session;
  if (!me?.id) return;
  const { id } = postMortem;
  const heard: LiveChange[] = [];
  const room = new Room({
    postMortemId: id,
    me: { id: me.id, name: me.name },
    mayWrite: postMortem.may['post-mortem.edit'] === true,
    onChanged: (what) => heard.push(what),
  });
  const giveUp = setTimeout(() => {
    early = undefined;
    room.destroy();
  }, TAKEN_WITHIN_MS);
  early = { room, postMortemId: id, heard, giveUp };
}

/** The room that was opened for this document, once; what was told in it meanwhile is told then. */
export function takeEarly(postMortemId: string, onChanged: (what: LiveChange) => void): Room | undefined {
  if (early?.postMortemId !== postMortemId) return undefined;
  const { room, heard, giveUp } = early;
  early = undefined;
  clearTimeout(giveUp);
  room.onChanged = onChanged;
  for (const what of heard) onChanged(what);
  return room;
}
