import type { Connection } from '@hocuspocus/server';
import type { Writer } from '#server/features/post-mortems/index.ts';
import type { LiveMessage } from '#shared/document/live/messages.ts';
import type { Visitor } from './visitor.ts';

/** What somebody may do in a document at this moment. */
export type Access = { may: 'write' } | { may: 'read'; why: string } | { may: 'nothing'; why: string };

/** Why a socket is closed: a code above 4000 and a sentence. */
export type Ending = { code: number; reason: string };

/** One connection to one document, as the document knows it. */
export type Guard = {
  readonly connection: Connection;
  readonly visitor: Visitor;
  readonly writer: Writer;
  /** Whose limits it counts against. */
  readonly person: string;
  /** The Yjs clients for which it speaks in the awareness; the first is its own. */
  readonly voices: Set<number>;
  /** The Yjs clients whose writing is being applied at this moment. */
  readonly writing: Iterable<number>;
  /** Something of this connection went to the log. */
  wrote: (ticket: number) => void;
  /** Everything in the log up to this ticket is stored. */
  safe: (ticket: number) => void;
  /** Takes nothing in until it is known what may be done: until the next `grant`. */
  wait: () => void;
  /** How many messages wait for that. */
  readonly held: number;
  tell: (message: LiveMessage) => void;
  /** Lets it write, lets it only read, or puts it out; takes effect with the next message. */
  grant: (access: Access) => void;
  /** Ends this connection for good: its owner has lost access, and is told why. */
  putOut: (why: string) => void;
  /** Ends the whole socket: whoever is there connects anew and begins with what is true. */
  hangUp: (ending: Ending) => void;
};
