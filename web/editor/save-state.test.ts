import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Facts, saveStateOf } from './save-state.ts';

const CALM: Facts = {
  refusal: undefined,
  isSynced: true,
  hasSyncedBefore: true,
  lostFor: 0,
  mayWrite: true,
  mightWrite: true,
  isStoring: true,
  waiting: 0,
  waitingFor: 0,
  unsent: 0,
};

const facts: fc.Arbitrary<Facts> = fc.record({
  refusal: fc.constantFrom(
    undefined,
    undefined,
    { at: 'no-access' as const, why: '' },
    { at: 'not-taken' as const },
    { at: 'quarantined' as const, why: '' },
  ),
  isSynced: fc.boolean(),
  hasSyncedBefore: fc.boolean(),
  lostFor: fc.nat(60_000),
  mayWrite: fc.boolean(),
  mightWrite: fc.boolean(),
  isStoring: fc.boolean(),
  waiting: fc.nat(5),
  waitingFor: fc.nat(60_000),
  unsent: fc.nat(500),
});

describe('what the writer is told', () => {
  it('says saved only when the server is there and has acknowledged everything', () => {
    fc.assert(
      fc.property(facts, (given) => {
        if (saveStateOf(given).at !== 'saved') return;
        expect(given).toMatchObject({ refusal: undefined, isSynced: true, waiting: 0 });
      }),
    );
  });

  it('calls a short break reconnecting and a longer one offline, with the number of changes that wait', () => {
    const broken = { ...CALM, isSynced: false, unsent: 7 };
    expect(saveStateOf({ ...broken, lostFor: 500 })).toEqual({ at: 'reconnecting', unsent: 7 });
    expect(saveStateOf({ ...broken, lostFor: 9000 })).toEqual({ at: 'offline', unsent: 7 });
  });

  it('does not go on saying "saving" when nothing is being stored', () => {
    expect(saveStateOf({ ...CALM, waiting: 1, waitingFor: 200 })).toEqual({ at: 'saving' });
    expect(saveStateOf({ ...CALM, waiting: 1, waitingFor: 20_000 })).toEqual({ at: 'not-saved' });
    expect(saveStateOf({ ...CALM, waiting: 1, isStoring: false })).toEqual({ at: 'not-saved' });
  });

  it('tells somebody who may no longer write, and not somebody who never could', () => {
    expect(saveStateOf({ ...CALM, mayWrite: false })).toEqual({ at: 'reading', wasWriting: true, unsent: 0 });
    expect(saveStateOf({ ...CALM, mayWrite: false, mightWrite: false })).toEqual({
      at: 'reading',
      wasWriting: false,
      unsent: 0,
    });
  });
});
