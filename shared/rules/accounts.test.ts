import { describe, expect, it } from 'vitest';
import { ACCOUNT_SHARINGS, type AccountReader, accountSight } from './accounts.ts';

const reader = (fields: Partial<AccountReader>): AccountReader => ({
  personId: 'reader',
  isOwner: false,
  isAsked: false,
  isDone: false,
  ...fields,
});
const of = (sharing: (typeof ACCOUNT_SHARINGS)[number], fields: Partial<AccountReader> = {}) =>
  accountSight({ personId: 'author', sharing }, reader(fields));

describe('who reads an account', () => {
  it('its author, always', () => {
    for (const sharing of ACCOUNT_SHARINGS) expect(of(sharing, { personId: 'author', isAsked: true })).toBe('named');
  });
  it('whoever was asked, the owner too, only after their own', () => {
    for (const isOwner of [true, false]) {
      expect(of('named', { isAsked: true, isOwner })).toBe('after-yours');
      expect(of('named', { isAsked: true, isOwner, isDone: true })).toBe('named');
    }
  });
  it('whoever was not asked, as its author allows', () => {
    expect(ACCOUNT_SHARINGS.map((sharing) => of(sharing))).toEqual(['named', 'role', 'hidden']);
    expect(ACCOUNT_SHARINGS.map((sharing) => of(sharing, { isOwner: true }))).toEqual(['named', 'role', 'named']);
    expect(of('named', { personId: null })).toBe('named');
  });
});
