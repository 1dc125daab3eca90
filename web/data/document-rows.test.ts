import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { conflictsOf, type DocumentRow, patchRow, putRow, readRow, rowsKey } from './document-rows.ts';

const row = (id: string, position: number, fields: object = {}): DocumentRow => ({
  id,
  position,
  postMortemId: 'pm',
  version: 1,
  removedAt: null,
  ...fields,
});
const clientWith = (...items: DocumentRow[]) => {
  const client = new QueryClient();
  client.setQueryData(rowsKey('factors', 'pm'), { items });
  return client;
};
const ids = (client: QueryClient) =>
  client.getQueryData<{ items: DocumentRow[] }>(rowsKey('factors', 'pm'))!.items.map((one) => one.id);

it('puts what the server answered in its place, and takes out what was taken away', () => {
  const client = clientWith(row('a', 1), row('b', 2));
  putRow(client, 'factors', row('c', 1.5));
  expect(ids(client)).toEqual(['a', 'c', 'b']);
  putRow(client, 'factors', row('a', 1, { removedAt: '2026-03-04T10:00:00Z' }));
  expect(ids(client)).toEqual(['c', 'b']);
});

it('shows a change at once, can take it back, and knows the newest version', () => {
  const client = clientWith(row('a', 1));
  const takeBack = patchRow(client, 'factors', 'a', { version: 7 });
  expect(readRow(client, 'factors', row('a', 1)).version).toBe(7);
  takeBack();
  expect(readRow(client, 'factors', row('a', 1)).version).toBe(1);
});

it('says whose words stand where two wrote at once', () => {
  const at = '2026-03-04T10:00:00Z';
  const error = new AppError('conflict', 'Somebody was first.', [
    { path: 'title', why: 'was changed', conflict: { theirs: 'Another title', by: 'Ana Ruiz', at } },
    { path: 'role', why: 'is not a role' },
  ]);
  expect(conflictsOf(error)).toEqual([{ field: 'title', theirs: 'Another title', by: 'Ana Ruiz' }]);
  expect(conflictsOf(new TypeError('offline'))).toEqual([]);
});
