import { describe, expect, it } from 'vitest';
import { draftsOf, listOf, rulesOf } from './rule-draft.ts';

describe('a rule of review as a form', () => {
  it('comes back as it was', () => {
    const rule = { severities: ['SEV1', 'SEV2'], services: [], approvals: 2 };
    const people = [{ id: 'a', name: 'Ana', active: true }];
    const drafts = draftsOf({ rules: [{ ...rule, people }], changedBy: null, changedAt: null, may: {} });
    expect(rulesOf(drafts)).toEqual([{ ...rule, personIds: ['a'] }]);
  });
  it('takes each name once, however it is spaced', () => {
    expect(listOf(' SEV1,SEV2 ,, SEV1 ')).toEqual(['SEV1', 'SEV2']);
    expect(listOf('')).toEqual([]);
  });
});
