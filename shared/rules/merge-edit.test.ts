import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldChanges, mergeEdit, noteChanges } from './merge-edit.ts';

type Row = { title: string; effect: string; kind: string };
type Stored = { fields: Row; changes: FieldChanges; version: number };

const START: Stored = { fields: { title: 'a', effect: 'b', kind: 'c' }, changes: {}, version: 1 };

function save(stored: Stored, edit: Partial<Row>, seen: number, by: string) {
  const { accepted, conflicts } = mergeEdit(stored.fields, stored.changes, edit, seen);
  const version = stored.version + 1;
  const changes = noteChanges(stored.changes, Object.keys(accepted), { version, by, at: '2026-01-01T00:00:00Z' });
  return { row: { fields: { ...stored.fields, ...accepted }, changes, version }, conflicts };
}

const value = fc.constantFrom('a', 'b', 'c', 'x', 'y');
const edit = fc.record({ title: value, effect: value, kind: value }, { requiredKeys: [] });

describe('two edits of one row', () => {
  it('of different fields both win, in either order', () => {
    fc.assert(
      fc.property(edit, edit, (one, other) => {
        const apart = Object.fromEntries(Object.entries(other).filter(([field]) => !(field in one)));
        const first = save(START, one, 1, 'Ana');
        const both = save(first.row, apart, 1, 'Ben');
        const turned = save(save(START, apart, 1, 'Ben').row, one, 1, 'Ana');
        expect([...both.conflicts, ...turned.conflicts]).toEqual([]);
        expect(both.row.fields).toEqual({ ...START.fields, ...one, ...apart });
        expect(turned.row.fields).toEqual(both.row.fields);
      }),
    );
  });

  it('never lose what the first wrote, and tell the second of each field that it could not have', () => {
    fc.assert(
      fc.property(edit, edit, (one, other) => {
        const first = save(START, one, 1, 'Ana');
        const { row, conflicts } = save(first.row, other, 1, 'Ben');
        for (const field of Object.keys(START.fields) as (keyof Row)[]) {
          const isMine = one[field] !== undefined && one[field] !== START.fields[field];
          const isTheirs = other[field] !== undefined && other[field] !== first.row.fields[field];
          if (isMine) expect(row.fields[field]).toBe(one[field]);
          else if (isTheirs) expect(row.fields[field]).toBe(other[field]);
          expect(conflicts.some((conflict) => conflict.field === field)).toBe(isMine && isTheirs);
        }
        for (const conflict of conflicts)
          expect(conflict).toMatchObject({ by: 'Ana', theirs: one[conflict.field as keyof Row] });
      }),
    );
  });

  it('agree when the second saw what the first wrote', () => {
    fc.assert(
      fc.property(edit, edit, (one, other) => {
        const first = save(START, one, 1, 'Ana');
        const { row, conflicts } = save(first.row, other, first.row.version, 'Ben');
        expect(conflicts).toEqual([]);
        expect(row.fields).toEqual({ ...START.fields, ...one, ...other });
      }),
    );
  });
});

it('the order of ids says nothing, and without a version seen the edit holds', () => {
  const changes = { ids: { version: 4, by: null, at: '2026-01-01T00:00:00Z' } };
  expect(mergeEdit({ ids: ['p', 'q'] }, changes, { ids: ['q', 'p'] }, 1)).toEqual({ accepted: {}, conflicts: [] });
  expect(mergeEdit({ ids: ['p'] }, changes, { ids: ['q'] }, 1).conflicts).toMatchObject([{ theirs: ['p'], by: null }]);
  expect(mergeEdit({ ids: ['p'] }, changes, { ids: ['q'] }, undefined).accepted).toEqual({ ids: ['q'] });
});
