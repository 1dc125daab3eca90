const PREFIX = 'debrief.unsent.';
const keyOf = (personId: string, postMortemId: string) => `${PREFIX}${personId}.${postMortemId}`;

/** How many changes of this person to this document are kept in the browser and not known to be stored on the server. */
export function unsentCount(personId: string, postMortemId: string): number {
  try {
    return Number(localStorage.getItem(keyOf(personId, postMortemId))) || 0;
  } catch {
    return 0;
  }
}

export function keepUnsentCount(personId: string, postMortemId: string, count: number) {
  try {
    if (count > 0) localStorage.setItem(keyOf(personId, postMortemId), String(count));
    else localStorage.removeItem(keyOf(personId, postMortemId));
  } catch {
    // Storage may be switched off: the number is then right until the tab ends, as the text is.
  }
}

/** The documents in which this person has something that was never sent. */
export function documentsWithUnsent(personId: string): string[] {
  const prefix = keyOf(personId, '');
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  } catch {
    return [];
  }
}

export function forgetUnsentCounts(isForgotten: (personId: string) => boolean) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && isForgotten(key.slice(PREFIX.length).split('.')[0]!)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept where nothing can be read.
  }
}
