import { useQueryClient } from '@tanstack/react-query';
import { explain } from '../data/api.ts';
import {
  conflictsOf,
  type DocumentRow,
  type FieldConflict,
  type RowNoun,
  readRow,
  rowsKey,
} from '../data/document-rows.ts';
import { type FollowUp, readFollowUp } from '../data/follow-ups.ts';
import { say } from '../ui/toast-store.ts';
import { seenVersion, type Versioned } from './seen-version.ts';

type Send<R, F> = (input: F & Versioned) => Promise<R>;
type Stored<R> = {
  /** The row as it was last read, whatever a screen still shows. */
  latest: (row: R) => R;
  refresh: (row: R) => Promise<unknown>;
};
type Told<F> = {
  /** The field, to say whose words stand: "role". */
  what: string;
  /** Said when it is done; with `before`, it can be taken back. */
  done?: string;
  before?: F;
};

/** Who wrote what stands, in a sentence. */
export const clashWords = ({ by }: FieldConflict, what: string): string =>
  `${by ?? 'The draft'} changed the ${what} meanwhile; that stands.`;

/**
 * Changes of one kind of row. `save` refuses in words, for a field that shows what happened itself; `set` tells at the foot of
 * the page, with a way back or, where somebody else was first, the choice between both.
 */
function changesOf<R extends Versioned, F extends object>(stored: Stored<R>, send: Send<R, F>) {
  const save = async (row: R, fields: F): Promise<R> => {
    try {
      return await send({ ...fields, id: row.id, version: seenVersion(row, stored.latest(row), fields) });
    } catch (error) {
      // Whatever was refused: what stands on the server is what the next attempt has to know.
      await stored.refresh(row);
      throw error;
    }
  };
  const set = async (row: R, fields: F, told: Told<F>): Promise<void> => {
    try {
      const saved = await save(row, fields);
      const { done, before, what } = told;
      if (!done) return;
      say(done, before ? { action: { label: 'Undo', run: () => void set(saved, before, { what }) } } : {});
    } catch (error) {
      const [clash] = conflictsOf(error);
      if (!clash) return say(explain(error), { tone: 'bad' });
      const standing = stored.latest(row);
      const run = () => void set(standing, fields, { what: told.what });
      say(clashWords(clash, told.what), { tone: 'bad', action: { label: 'Use mine', run } });
    }
  };
  return { save, set };
}

export function useRowChange<R extends DocumentRow, F extends object>(noun: RowNoun, send: Send<R, F>) {
  const client = useQueryClient();
  const stored: Stored<R> = {
    latest: (row) => readRow(client, noun, row),
    refresh: (row) => client.invalidateQueries({ queryKey: rowsKey(noun, row.postMortemId) }),
  };
  return changesOf(stored, send);
}

export function useFollowUpChange<F extends object>(send: Send<FollowUp, F>) {
  const client = useQueryClient();
  const stored: Stored<FollowUp> = {
    latest: (row) => readFollowUp(client, row),
    refresh: () => client.invalidateQueries({ queryKey: ['follow-ups'] }),
  };
  return changesOf(stored, send);
}
