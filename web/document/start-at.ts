/** Where somebody wants to write before the editor has come: a point of the window they pressed, or a section; null is where they last were, else the first. */
export type StartAt = { left: number; top: number } | { section: string | null };
