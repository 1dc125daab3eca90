import type { Doc } from 'yjs';
import type { LiveChange } from '#shared/document/live-change.ts';

export type Change = LiveChange;

/**
 * The documents that are written together, whoever has them open. An operation changes text through here and nowhere else,
 * so that what people type at that moment and what a program writes become one text.
 */
export type LiveDocuments = {
  /** Runs `change` on the document, alone; resolves when what it changed is stored and its sections are written out. `by` is null for the drafter. Refused when it is published. */
  change: <T>(postMortemId: string, by: string | null, change: (doc: Doc) => T) => Promise<T>;
  /** Looks at the document as it is now, in the turn in which it could be changed, and changes nothing. */
  read: <T>(postMortemId: string, read: (doc: Doc) => T) => Promise<T>;
  /**
   * Runs `work` while no words come in, after everything that did is written out: what the rows say then is what the document
   * says when it ends. What is sent meanwhile waits, and is let in or turned away by what may be done afterwards.
   */
  hold: <T>(postMortemId: string, work: () => Promise<T>) => Promise<T>;
  /** Resolves when the sections in the database say what the document says now. */
  settle: (postMortemId: string) => Promise<void>;
  /**
   * Keeps a version of what people wrote until now, in place of a moment later. `template` is one that stands for itself: what
   * the document became by a move to another template.
   */
  keepVersion: (postMortemId: string, kind?: 'automatic' | 'template') => Promise<void>;
  /** Tells everybody who has it open that rows beside the text have changed. Best effort: never fails the caller. */
  tell: (postMortemId: string, what: Change) => void;
  /** Looks again at who may be in it, and puts out who may not. Without an id: all open documents. */
  recheckAccess: (postMortemId?: string) => void;
};
