import { describe, expect, it } from 'vitest';
import { draftPostMortem } from './draft.ts';
import { draftRows } from './draft-rows.ts';

const EVENTS = [
  { id: 'deploy', at: '2026-03-04T10:01:00Z', kind: 'deploy' as const, text: 'Till build 9 rolled out', actor: 'Sam' },
  { id: 'alert', at: '2026-03-04T10:05:00Z', kind: 'alert' as const, text: 'till error rate above 5%' },
  { id: 'cause', at: '2026-03-04T10:15:00Z', text: 'turns out the default of 10 connections is too low', actor: 'Ana' },
  { id: 'back', at: '2026-03-04T10:38:00Z', kind: 'action' as const, text: 'Rolled back to build 8', actor: 'Sam' },
  { id: 'luck', at: '2026-03-04T10:39:00Z', text: 'luckily only one region was affected', actor: 'Ana' },
  { id: 'well', at: '2026-03-04T10:41:00Z', text: 'errors are back to normal', actor: 'Ana' },
  { id: 'todo', at: '2026-03-04T10:50:00Z', text: 'TODO: alert on the pool, Ana will do it', actor: 'Sam' },
  { id: 'risk', at: '2026-03-04T10:52:00Z', text: 'this could happen again with the next build', actor: 'Sam' },
];
const RECORD = {
  format: 'debrief.incident/v1' as const,
  title: 'Till refused cards',
  services: ['till'],
  people: [{ name: 'Ana' }, { name: 'Sam' }],
  times: { impactStarted: '2026-03-04T10:02:00Z' },
  events: EVENTS,
};

describe('what a draft proposes', () => {
  const rows = draftRows(draftPostMortem(RECORD));

  it('are factors in the words of the record, with what is known beside them and the events that show it', () => {
    expect(rows['contributing-factors'][0]).toMatchObject({
      draftedAs: 'factor deploy',
      title: 'Till build 9 rolled out',
      role: 'triggered',
      why: 'A change shortly before the start: at 10:01, 1 min before the impact started.',
    });
    expect(rows['contributing-factors'].find(({ draftedAs }) => draftedAs === 'factor cause')).toMatchObject({
      kind: 'misconfiguration-and-defaults',
      role: 'made-possible',
      why: 'Given as an explanation: Ana, 10:15.',
      evidence: ['cause'],
    });
  });

  it('are mitigators once, though the drafter names them twice', () => {
    const known = rows.mitigators.map(({ draftedAs }) => draftedAs);
    expect(known).toContain('mitigator back');
    expect(known.filter((one) => one === 'mitigator luck')).toHaveLength(1);
    expect(rows.mitigators.every(({ role }) => role === 'limited-the-damage')).toBe(true);
    expect(rows['contributing-factors'].some(({ role }) => role === 'limited-the-damage')).toBe(false);
  });

  it('are risks, and follow-ups with who might own them', () => {
    expect(rows.risks).toMatchObject([{ text: 'this could happen again with the next build', evidence: ['risk'] }]);
    expect(rows['follow-ups']).toMatchObject([
      { title: 'TODO: alert on the pool, Ana will do it', owner: 'Ana', evidence: ['todo'] },
    ]);
  });

  it('rest on events alone, and are known by the same name in every draft of them', () => {
    const ids = new Set(EVENTS.map(({ id }) => id));
    for (const row of Object.values(rows).flat()) {
      expect(row.evidence.length).toBeGreaterThan(0);
      for (const id of row.evidence) expect(ids).toContain(id);
    }
    const later = draftRows(draftPostMortem({ ...RECORD, title: 'Renamed', events: EVENTS.toReversed() }));
    expect(
      Object.values(later)
        .flat()
        .map(({ draftedAs }) => draftedAs)
        .sort(),
    ).toEqual(
      Object.values(rows)
        .flat()
        .map(({ draftedAs }) => draftedAs)
        .sort(),
    );
  });
});
