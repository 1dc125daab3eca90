import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreed, answerClash, type Clash, confirmPush, mergeIssue, type Pushing } from './merge-issue.ts';

const translation = {
  representable: (status: 'open' | 'in-progress' | 'done' | 'wont-do') => status,
  accountOf: (person: string) => (person.startsWith('p') ? `a${person.slice(1)}` : null),
  personOf: (account: string) => (account.startsWith('a') ? `p${account.slice(1)}` : null),
};
const base = { status: 'open' as const, assignee: null, dueOn: '2027-01-01' };
const agreed: Agreed = {
  status: { ours: 'open', theirs: 'open' },
  assignee: { ours: null, theirs: null },
  dueOn: { ours: '2027-01-01', theirs: '2027-01-01' },
};
const merge = (
  ours: object,
  theirs: object,
  known: { agreed: Agreed; pushing: Pushing | null } = { agreed, pushing: null },
) => mergeIssue({ ...base, ...ours }, { ...base, ...theirs }, known, translation);

describe('mergeIssue', () => {
  it('follows what changed there, tells what changed here, field by field', () => {
    const result = merge({ status: 'in-progress' }, { assignee: 'a1' });
    expect(result).toMatchObject({ follow: { assignee: 'p1' }, push: { status: 'in-progress' }, clashes: [] });
  });
  it('the same on both sides is agreed on; different is a clash and neither moves', () => {
    expect(merge({ status: 'done' }, { status: 'done' })).toMatchObject({ follow: {}, push: {}, clashes: [] });
    const clashing = merge({ dueOn: '2027-02-02' }, { dueOn: null });
    expect(clashing).toMatchObject({
      follow: {},
      push: {},
      clashes: [{ field: 'dueOn', ours: '2027-02-02', theirs: null }],
    });
    expect(merge({}, { dueOn: null }, { agreed: clashing.agreed, pushing: null }).clashes).toHaveLength(1);
  });
  it('keeps the owner when somebody unknown is assigned', () => {
    expect(
      merge(
        { assignee: 'p1' },
        { assignee: 'x9' },
        { agreed: { ...agreed, assignee: { ours: 'p1', theirs: 'a1' } }, pushing: null },
      ).follow,
    ).toEqual({});
  });
  it('an issue that says nothing of a due date says nothing', () => {
    expect(merge({}, { dueOn: undefined })).toMatchObject({ follow: {}, push: {}, clashes: [] });
  });
  it('never agreed: whoever says nothing follows; two answers clash', () => {
    const never = { agreed: {}, pushing: null };
    expect(merge({ dueOn: null }, { dueOn: '2027-05-05', assignee: 'a2' }, never).follow).toEqual({
      dueOn: '2027-05-05',
      assignee: 'p2',
    });
    expect(merge({ status: 'done' }, {}, never).push).toEqual({ status: 'done' });
    expect(merge({ status: 'done' }, { status: 'wont-do' }, never).clashes).toHaveLength(1);
  });
  it('what may not be told stays untold, and is told once it may', () => {
    const ours = { ...base, dueOn: '2028-01-01' };
    const silent = mergeIssue(ours, base, { agreed, pushing: null }, translation, (field) => field === 'status');
    expect(silent.push).toEqual({});
    expect(mergeIssue(ours, base, { agreed: silent.agreed, pushing: null }, translation).push).toEqual({
      dueOn: '2028-01-01',
    });
  });
});

/**
 * Two systems, one link. Both change at any time; the link looks at any time; a push may be cut off before it was sent, after
 * it was done, or be answered after somebody changed something again.
 */
type Step =
  | { do: 'here' | 'there'; value: string | null }
  | { do: 'look'; cut: 'none' | 'before' | 'after'; during: { here?: string | null; there?: string | null } };
const value = fc.constantFrom<string | null>(null, '2027-01-01', '2027-02-02', '2027-03-03');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('here' as const, 'there' as const), value }),
  fc.record({
    do: fc.constant('look' as const),
    cut: fc.constantFrom('none' as const, 'none' as const, 'before' as const, 'after' as const),
    during: fc.record({ here: value, there: value }, { requiredKeys: [] }),
  }),
);

class Pair {
  here: string | null = '2027-01-01';
  there: string | null = '2027-01-01';
  agreed: Agreed = agreed;
  pushing: Pushing | null = null;
  /** What the tracker counts with each change, and what of it was seen last. */
  version = 0;
  seen = 0;
  clashes: Clash[] = [];
  /** What each side said when it was looked at last: a change is what differs from that. */
  last = { here: this.here, there: this.there };
  /** A value that a person said and that went without anybody being asked. */
  lost: string[] = [];

  say(side: 'here' | 'there', to: string | null): void {
    if (this[side] === to) return;
    this[side] = to;
    if (side === 'there') this.version += 1;
  }

  look(cut: 'none' | 'before' | 'after', during: { here?: string | null; there?: string | null }): void {
    const known = { agreed: this.agreed, pushing: this.pushing, isTouched: this.version !== this.seen };
    const result = mergeIssue({ ...base, dueOn: this.here }, { ...base, dueOn: this.there }, known, translation);
    const { follow, push } = result;
    const before = this.last;
    if (follow.dueOn !== undefined && this.here !== before.here) this.lost.push(`here ${this.here}`);
    // What was on its way and stands there is taken for what arrived, whoever wrote it: both said it.
    const isOurs = this.pushing?.dueOn?.theirs === this.there;
    if (push.dueOn !== undefined && this.there !== before.there && !isOurs) this.lost.push(`there ${this.there}`);
    this.seen = this.version;
    this.agreed = result.agreed;
    this.clashes = result.clashes;
    if (follow.dueOn !== undefined) this.here = follow.dueOn;
    this.last = { here: this.here, there: this.there };
    this.pushing = push.dueOn === undefined ? null : { dueOn: { ours: this.here, theirs: push.dueOn } };
    if (this.pushing) this.push(this.pushing, push.dueOn ?? null, cut, during);
  }

  push(
    pushing: Pushing,
    sent: string | null,
    cut: 'none' | 'before' | 'after',
    during: { here?: string | null; there?: string | null },
  ) {
    if (during.here !== undefined) this.say('here', during.here);
    if (cut === 'before') return;
    this.say('there', sent);
    // Ours, whether its answer comes back or not: nobody there said it.
    this.last = { ...this.last, there: sent };
    const done = this.version;
    if (during.there !== undefined) this.say('there', during.there);
    if (cut === 'after') return;
    this.agreed = confirmPush(this.agreed, pushing, { ...base, dueOn: sent });
    this.pushing = null;
    this.seen = done;
  }
}

describe('two sides that change at any time', () => {
  it('end equal or in a clash that is shown, and nothing is lost on the way', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const pair = new Pair();
        for (const one of steps) {
          if (one.do === 'look') pair.look(one.cut, one.during);
          else pair.say(one.do, one.value);
        }
        for (let look = 0; look < 3; look++) pair.look('none', {});
        expect(pair.lost).toEqual([]);
        if (pair.here !== pair.there)
          expect(pair.clashes).toEqual([{ field: 'dueOn', ours: pair.here, theirs: pair.there }]);
        else expect(pair.clashes).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('and every answer ends the clash with the value that was kept', () => {
    fc.assert(
      fc.property(value, value, fc.constantFrom('ours' as const, 'theirs' as const), (here, there, keep) => {
        fc.pre(here !== there && here !== '2027-01-01' && there !== '2027-01-01');
        const pair = new Pair();
        pair.say('here', here);
        pair.say('there', there);
        pair.look('none', {});
        const [clash] = pair.clashes;
        expect(clash).toBeDefined();
        pair.agreed = answerClash(pair.agreed, clash as Clash, keep);
        pair.last = { here: pair.here, there: pair.there };
        pair.look('none', {});
        pair.look('none', {});
        expect([pair.here, pair.there]).toEqual(keep === 'ours' ? [here, here] : [there, there]);
        expect(pair.clashes).toEqual([]);
      }),
    );
  });
});
