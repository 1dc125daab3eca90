import type { Line } from './line.ts';
import type { Known, Page } from './page.ts';

/**
 * One kind of destination. Whatever it throws is explained by what its line has seen; it throws PageConflict itself when a
 * person has to say what becomes of a page.
 */
export type Kind<Settings> = {
  /** Whether the token, the place and the permission hold; answers what was found there, in one sentence. */
  check: (settings: Settings, secret: string, line: Line) => Promise<string>;
  /**
   * Makes the page, or renews the one that is `known`. `keep` is told of a new page as soon as it exists: who is interrupted
   * goes on with that one.
   */
  push: (page: Page, settings: Settings, secret: string, line: Line, known: Known | null, keep: Keep) => Promise<Known>;
  /** Takes the page away, into the bin where there is one. One that is gone already is no fault. */
  remove: (settings: Settings, secret: string, line: Line, known: Known, message: string) => Promise<void>;
  /** What a secret belongs to: it is never sent anywhere else. */
  placeOf: (settings: Settings) => string;
};

export type Keep = (known: Known) => Promise<void>;
