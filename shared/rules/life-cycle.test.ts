import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { POST_MORTEM_STATUSES, type PostMortemStatus } from '../contracts/post-mortems.ts';
import { INCIDENT_STATUSES, type IncidentStatus } from '../incident-record.ts';
import { listPostMortemVerbs, moveIncident, movePostMortem, POST_MORTEM_VERBS } from './life-cycle.ts';

describe('incidents', () => {
  // One row per status, in the order of INCIDENT_STATUSES: . same, > allowed, R reopens, x refused.
  test.each([
    ['open', '.>>>'],
    ['mitigated', '>.>>'],
    ['resolved', 'RR.>'],
    ['closed', 'Rxx.'],
  ] as const)('from %s', (from, expected) => {
    const row = INCIDENT_STATUSES.map((to) => {
      const move = moveIncident(from, to);
      if (!move.ok) return 'x';
      return !move.changes ? '.' : move.reopens ? 'R' : '>';
    });
    expect(row.join('')).toBe(expected);
  });

  test('a refusal says what to do', () => {
    expect(moveIncident('closed', 'mitigated')).toEqual({
      ok: false,
      why: 'The incident is closed. Open it again first.',
    });
  });

  test('closing an incident that nobody resolved resolves it; closing a resolved one does not do so again', () => {
    expect(moveIncident('open', 'closed')).toMatchObject({ resolves: true });
    expect(moveIncident('resolved', 'closed')).toMatchObject({ resolves: false });
  });

  test('along any way, it is resolved once more than it was reopened while it is over, else as often', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...INCIDENT_STATUSES)), (way) => {
        let status: IncidentStatus = 'open';
        let open = 0;
        for (const to of way) {
          const move = moveIncident(status, to);
          if (!move.ok) continue;
          open += Number(move.resolves) - Number(move.reopens);
          status = move.to;
        }
        expect(open).toBe(status === 'resolved' || status === 'closed' ? 1 : 0);
      }),
    );
  });
});

describe('post-mortems', () => {
  test.each<[PostMortemStatus, string[]]>([
    ['draft', ['submit']],
    ['in-review', ['approve', 'request-changes', 'publish']],
    ['published', ['reopen']],
  ])('a %s one allows %j', (status, verbs) => {
    expect(listPostMortemVerbs(status)).toEqual(verbs);
  });

  test('the way to publication and back', () => {
    expect(movePostMortem('draft', 'submit')).toEqual({ ok: true, to: 'in-review', reopens: false });
    expect(movePostMortem('in-review', 'request-changes')).toEqual({ ok: true, to: 'draft', reopens: false });
    expect(movePostMortem('in-review', 'publish')).toEqual({ ok: true, to: 'published', reopens: false });
    expect(movePostMortem('published', 'reopen')).toEqual({ ok: true, to: 'draft', reopens: true });
  });

  test('every refusal is a sentence', () => {
    for (const status of POST_MORTEM_STATUSES) {
      for (const verb of POST_MORTEM_VERBS) {
        const move = movePostMortem(status, verb);
        if (!move.ok) expect(move.why).toMatch(/^It is .+\.$/);
      }
    }
  });
});
