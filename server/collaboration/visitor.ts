import type { Actor } from '#shared/rules/access.ts';
import type { SocketPlace } from './limits.ts';

/** How somebody proved who they are; asked again as long as they stay. */
export type Proof = { kind: 'key'; secret: string } | { kind: 'session'; token: string };

/** Who is behind a connection to a document. What the upgrade of the socket said, then what its token said. */
export type Visitor = {
  socket: SocketPlace;
  /** The session cookie, when the page that opened the socket is one of ours. */
  sessionToken: string | null;
  proof?: Proof;
  actor?: Actor;
};

/** Whose limits a visitor counts against. */
export const personOf = ({ actor }: Visitor): string =>
  actor?.kind === 'member' ? actor.personId : actor?.kind === 'key' ? actor.keyId : '';
