import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARTICIPANT_ROLES } from '../incident-record.ts';
import { type OwnerCandidate, suggestOwners } from './owner.ts';
import { DEEDS, type DeedKind } from './participants.ts';

const deed = (what: DeedKind, count = 1, id = 'e') => ({
  what,
  count,
  evidence: Array.from({ length: Math.min(count, 6) }, (_, i) => `${id}${i}`),
});
const make = (personId: string, more: Partial<OwnerCandidate> = {}): OwnerCandidate => ({
  personId,
  name: personId,
  role: 'responder',
  did: [],
  isMember: true,
  openPostMortems: 0,
  ...more,
});
const night = { evidence: ['n1', 'n2'], firstAt: 0, lastAt: 1 };
const order = (...args: Parameters<typeof suggestOwners>) => suggestOwners(...args).map(({ personId }) => personId);

describe('who comes first', () => {
  const lead = make('lead', { role: 'lead' });
  const digger = make('digger', { did: [deed('looked into the cause', 4), deed('proposed explanations', 2)] });
  const fixer = make('fixer', { did: [deed('acted to end it', 2)] });
  const reporter = make('reporter', { role: 'reporter', did: [deed('declared the incident')] });
  const onlooker = make('onlooker', { role: 'observer' });

  test('the lead by default, then who investigated or stabilised, then who raised it; onlookers are left alone', () => {
    expect(order([onlooker, reporter, fixer, digger, lead])).toEqual(['lead', 'digger', 'fixer', 'reporter']);
  });

  test('two meaningful parts outweigh leading', () => {
    expect(order([lead, make('both', { did: [...digger.did, ...fixer.did] })])[0]).toBe('both');
    const onCall = [{ personId: 'fixer', service: 'checkout', evidence: ['p1'] }];
    const stabilised = [{ personId: 'fixer', evidence: ['s1'] }];
    expect(order([lead, fixer], { onCall, stabilised })[0]).toBe('fixer');
  });

  test('open post-mortems and a night spent on it weigh against, and say so', () => {
    const busy = make('lead', { role: 'lead', openPostMortems: 2, nightWork: night });
    const [first, second] = suggestOwners([busy, fixer]);
    expect(first?.personId).toBe('fixer');
    expect(second?.against).toEqual([
      { text: 'Already owns two open post-mortems', evidence: [] },
      { text: 'Spent part of the night on it (2 events)', evidence: ['n1', 'n2'] },
    ]);
  });

  test('somebody who cannot sign in ranks below everybody who can, but is shown', () => {
    const guest = make('guest', { role: 'lead', isMember: false });
    const suggestions = suggestOwners([guest, reporter]);
    expect(suggestions.map(({ personId }) => personId)).toEqual(['reporter', 'guest']);
    expect(suggestions[1]?.against[0]?.text).toBe('Cannot sign in yet');
  });

  test('nobody is suggested without a reason', () => {
    expect(suggestOwners([onlooker])).toEqual([]);
    expect(suggestOwners([])).toEqual([]);
  });

  test('reasons are words with the events that prove them, the weightiest first', () => {
    const all = make('all', {
      role: 'lead',
      did: [
        deed('took the lead', 1, 'l'),
        deed('looked into the cause', 4, 'f'),
        deed('declared the incident', 1, 'd'),
      ],
    });
    const context = {
      stabilised: [{ personId: 'all', what: 'rolled back to v411', evidence: ['s1'] }],
      onCall: [{ personId: 'all', service: 'checkout', evidence: [] }],
    };
    expect(suggestOwners([all], context)[0]?.reasons).toEqual([
      { text: 'Led the response', evidence: ['l0'] },
      { text: 'Led the investigation: four explanations, findings and decisions', evidence: ['f0', 'f1', 'f2', 'f3'] },
      { text: 'Did what stabilised it: rolled back to v411', evidence: ['s1'] },
      { text: 'Was on call for checkout, the service that was hit worst', evidence: [] },
      { text: 'Raised it', evidence: ['d0'] },
    ]);
  });
});

const anyCandidates: fc.Arbitrary<OwnerCandidate[]> = fc.uniqueArray(
  fc
    .record({
      personId: fc.constantFrom('ana', 'bo', 'cem', 'dia', 'eli'),
      role: fc.constantFrom(...PARTICIPANT_ROLES),
      did: fc.uniqueArray(
        fc.tuple(fc.constantFrom(...DEEDS), fc.integer({ min: 1, max: 8 })).map(([what, n]) => deed(what, n)),
        {
          selector: ({ what }) => what,
        },
      ),
      isMember: fc.boolean(),
      openPostMortems: fc.nat(6),
      nightWork: fc.constantFrom(undefined, night),
    })
    .map((candidate) => ({ ...candidate, name: candidate.personId })),
  { selector: ({ personId }) => personId },
);

describe('pressing the button that triggered it', () => {
  test('changes nothing: not the order, not a score, not a reason', () => {
    fc.assert(
      fc.property(anyCandidates, fc.constantFrom('ana', 'bo', 'cem', 'dia', 'eli'), (candidates, presser) => {
        const trigger = { personId: presser, evidence: ['the-deploy'] };
        const withDeploy = candidates.map((candidate) => {
          if (candidate.personId !== presser) return candidate;
          const others = candidate.did.filter(({ what }) => what !== 'acted to end it');
          const made = candidate.did.find(({ what }) => what === 'acted to end it');
          const more = {
            what: 'acted to end it' as const,
            count: (made?.count ?? 0) + 1,
            evidence: [...(made?.evidence ?? []), 'the-deploy'],
          };
          return { ...candidate, did: [...others, more] };
        });
        expect(suggestOwners(withDeploy, { triggered: [trigger] })).toEqual(suggestOwners(candidates));
      }),
    );
  });

  test('whoever pressed it and also rolled it back is named for rolling it back', () => {
    const sam = make('sam', { did: [{ what: 'acted to end it', count: 2, evidence: ['push', 'rollback'] }] });
    expect(suggestOwners([sam], { triggered: [{ personId: 'sam', evidence: ['push'] }] })[0]?.reasons).toEqual([
      { text: 'Acted to end it', evidence: ['rollback'] },
    ]);
  });
});

test('members first, scores falling, nobody twice', () => {
  fc.assert(
    fc.property(anyCandidates, (candidates) => {
      const suggestions = suggestOwners(candidates);
      const member = new Map(candidates.map(({ personId, isMember }) => [personId, isMember]));
      expect(new Set(suggestions.map(({ personId }) => personId)).size).toBe(suggestions.length);
      for (const [a, b] of suggestions.slice(1).map((next, i) => [suggestions[i], next] as const)) {
        if (member.get(a?.personId ?? '') === member.get(b.personId)) expect(a?.score).toBeGreaterThanOrEqual(b.score);
        else expect(member.get(b.personId)).toBe(false);
      }
    }),
  );
});
