/**
 * The same function, which remembers what it made of the texts it was given last, up to so many characters of them. For
 * functions of the text alone, whose results nobody changes.
 */
export const remembered = <T>(make: (text: string) => T, mostCharacters: number): ((text: string) => T) => {
  const known = new Map<string, T>();
  let characters = 0;
  return (text) => {
    const found = known.get(text) ?? make(text);
    // Taken out and put in again, it is the youngest; the oldest leave first.
    if (!known.delete(text)) characters += text.length;
    known.set(text, found);
    for (const oldest of known.keys()) {
      if (characters <= mostCharacters) break;
      known.delete(oldest);
      characters -= oldest.length;
    }
    return found;
  };
};
