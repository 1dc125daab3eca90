import type { QueryClient } from '@tanstack/react-query';
import { AppError } from '#shared/errors.ts';

/** What the rows of live blocks have in common; two people may change one at once. */
export type DocumentRow = {
  id: string;
  postMortemId: string;
  version: number;
  position: number;
  removedAt: string | null;
};
export type RowNoun = 'factors' | 'risks' | 'figures';
type List = { items: DocumentRow[] };

export const rowsKey = (noun: RowNoun, postMortemId: string) => [noun, postMortemId];

/** Puts a row that the server answered where it belongs; one that was taken away is gone. */
export function putRow(client: QueryClient, noun: RowNoun, row: DocumentRow): void {
  client.setQueryData<List>(rowsKey(noun, row.postMortemId), (old) => {
    if (!old) return old;
    const others = old.items.filter((one) => one.id !== row.id);
    const items = row.removedAt === null ? [...others, row] : others;
    return { ...old, items: items.sort((a, b) => a.position - b.position) };
  });
}

/** Shows a change before the server has answered; returns how to take it back. */
export function patchRow(client: QueryClient, noun: RowNoun, id: string, change: object): () => void {
  const before = client.getQueriesData<List>({ queryKey: [noun] });
  client.setQueriesData<List>(
    { queryKey: [noun] },
    (old) => old && { ...old, items: old.items.map((one) => (one.id === id ? { ...one, ...change } : one)) },
  );
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

/** The row as it was last read, whatever a screen still shows. */
export function readRow<R extends DocumentRow>(client: QueryClient, noun: RowNoun, row: R): R {
  const list = client.getQueryData<{ items: R[] }>(rowsKey(noun, row.postMortemId));
  return list?.items.find((one) => one.id === row.id) ?? row;
}

/** A field that somebody else changed meanwhile: what stands there now, and who wrote it (null is the draft). */
export type FieldConflict = { field: string; theirs: string; by: string | null };

const wordsOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/** What of a refused change somebody else had changed. Empty when it was refused for another reason. */
export function conflictsOf(error: unknown): FieldConflict[] {
  if (!(error instanceof AppError)) return [];
  return error.problems.flatMap(({ path, conflict }) =>
    conflict ? [{ field: path, theirs: wordsOf(conflict.theirs), by: conflict.by }] : [],
  );
}
