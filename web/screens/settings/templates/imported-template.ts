import type { ReadTemplate } from '../../../data/templates.ts';

/** What was read from a file and is not stored yet: handed from the list to the editor of a new template. */
let waiting: ReadTemplate | null = null;

export const keepImported = (template: ReadTemplate) => {
  waiting = template;
};
export const findImported = () => waiting;
