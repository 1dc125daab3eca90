import type { PostMortemDocument } from './document.ts';

/** The document as JSON, indented, with the name of its format. */
export const renderJson = (doc: PostMortemDocument): string =>
  `${JSON.stringify({ format: 'debrief.post-mortem/v1', ...doc }, null, 2)}\n`;
