import type { LiveChange } from '../live-change.ts';

/**
 * What the server tells a connection beside the text, as the payload of a stateless message (JSON).
 *
 * - `durable`: of the Yjs client `client`, everything with a clock below `clock` is stored for good.
 * - `changed`: rows beside the text changed; whoever shows them reads them anew.
 * - `access`: from now on this connection may write, or may only read, and why.
 * - `storing`: false while what is written cannot be stored (nothing is lost: it waits); true when it can again.
 * - `quarantined`: the document cannot be read; what is shown is its last good text, to be read only.
 */
export type LiveMessage =
  | { type: 'durable'; client: number; clock: number }
  | { type: 'changed'; what: LiveChange }
  | { type: 'access'; write: boolean; why: string | null }
  | { type: 'storing'; ok: boolean }
  | { type: 'quarantined'; why: string };

const NAME = /^post-mortem\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The name by which a post-mortem's document is opened. */
export const documentName = (postMortemId: string): string => `post-mortem/${postMortemId}`;

/** The post-mortem behind a document's name; undefined for a name of anything else. */
export const postMortemIn = (name: string): string | undefined => NAME.exec(name)?.[1];
