/** What of the document is stored where, in the words the header uses. */
export type SaveState =
  | { at: 'opening' }
  | { at: 'saved' }
  | { at: 'saving' }
  /** Others write, this person reads. `wasWriting` when that has changed while the document was open. */
  | { at: 'reading'; wasWriting: boolean; unsent: number }
  | { at: 'reconnecting'; unsent: number }
  | { at: 'offline'; unsent: number }
  /** The server is there but does not store what was sent. */
  | { at: 'not-saved' }
  | { at: 'no-access'; why: string; unsent: number }
  /** The stored document cannot be read; its last good version is shown. */
  | { at: 'quarantined'; why: string }
  /** The document holds what this page does not know: it must be loaded again before it may go on. */
  | { at: 'outdated'; unsent: number }
  /** The server cannot put what this browser holds into the document. */
  | { at: 'not-taken'; unsent: number };

/** Somebody who has the document open in a browser; one person may be here twice. */
export type Present = {
  clientId: number;
  personId: string;
  name: string;
  /** Key of the section the cursor is in; null while it is in none. */
  section: string | null;
  /** Which of the colours `--writer-N` is theirs. */
  colour: number;
  isMe: boolean;
};

export type RoomState = {
  save: SaveState;
  /** What is not sent yet would survive the end of this tab. */
  isKept: boolean;
  people: readonly Present[];
  /** The client whose cursor the page scrolls along with. */
  following: number | null;
};

/** The open document as the page around the editor sees it: without Yjs, so that reading loads none of it. */
export type OpenRoom = {
  subscribe: (listener: () => void) => () => void;
  read: () => RoomState;
  /** Scrolls along with somebody until the reader does something of their own; null stops. */
  follow: (clientId: number | null) => void;
  /** Puts the cursor at the end of a section; null is where it was last. */
  write: (section: string | null) => void;
  /** Removes the copy that this browser keeps. */
  forget: () => Promise<void>;
  /** Everything that is written in this tab, as Markdown: what is left to somebody who may no longer send it. */
  text: () => string;
};
