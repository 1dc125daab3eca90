import { forgetUnsentCounts } from './unsent.ts';

const PREFIX = 'debrief/';

/** The database of this browser that keeps one document for one person. */
export const keptName = (personId: string, postMortemId: string) => `${PREFIX}${personId}/${postMortemId}`;

const remove = (name: string) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });

/** Removes one document from this browser: whoever may no longer see it must not find it here either. */
export const forgetDocument = (personId: string, postMortemId: string) => remove(keptName(personId, postMortemId));

/** Removes the documents of everybody but this person (of everybody for null), as a shared browser must not keep them. */
export async function forgetDocumentsOfOthers(personId: string | null): Promise<void> {
  forgetUnsentCounts((owner) => owner !== personId);
  try {
    const mine = personId && `${PREFIX}${personId}/`;
    const all = await indexedDB.databases();
    const names = all.flatMap(({ name }) =>
      name?.startsWith(PREFIX) && !(mine && name.startsWith(mine)) ? [name] : [],
    );
    await Promise.all(names.map(remove));
  } catch {
    // A browser without a database keeps nothing.
  }
}
