/** An empty comment, which keeps apart what would else be read as one, and says nothing. */
export const SEPARATOR = /^<!--\s*-->$/;
