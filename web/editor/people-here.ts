import type { Present } from '../document/open-room.ts';
import { coloursOf } from './writer-colours.ts';

/** What a client says of itself to the others. */
export type Announced = { user?: { id: string; name: string }; section?: string | null };

const LONGEST_NAME = 80;

/** Who is here, from what every client announces: others' words, so nothing is taken for granted. This browser comes first. */
export function peopleHere(states: ReadonlyMap<number, Announced>, me: number): Present[] {
  const known = [...states].flatMap(([clientId, { user, section }]) =>
    typeof user?.id === 'string' && typeof user.name === 'string'
      ? [{ clientId, personId: user.id, name: user.name.slice(0, LONGEST_NAME), section }]
      : [],
  );
  const colours = coloursOf(known.map((one) => one.personId));
  return known
    .map((one) => ({
      ...one,
      section: typeof one.section === 'string' ? one.section : null,
      colour: colours.get(one.personId)!,
      isMe: one.clientId === me,
    }))
    .sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name) || a.clientId - b.clientId);
}
