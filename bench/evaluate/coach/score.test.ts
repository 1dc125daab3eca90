import { describe, expect, it } from 'vitest';
import type { Finding, Rule, Tier } from '#shared/coach/finding.ts';
import type { Observation } from './observe.ts';
import { scoreAsks, scoreFlags, scorePersons, scoreRewords, scoreRules } from './score.ts';

const finding = (rule: Rule, tier: Tier) => ({ rule, tier }) as Finding;

function observation(label: { flag: 0 | 1; ask: 0 | 1; persons?: string[] }, found: Partial<Observation>): Observation {
  const sentence = { set: 'tune' as const, id: '1', kind: 'plain', text: '', persons: [], ...label };
  return { sentence, rewords: [], asks: [], persons: [], ...found };
}

const hit = observation({ flag: 1, ask: 1 }, { rewords: [finding('cf-modal', 'reword')] });
const miss = observation({ flag: 1, ask: 1 }, {});
const alarm = observation({ flag: 0, ask: 0 }, { rewords: [finding('cf-modal', 'reword')] });
const asked = observation({ flag: 0, ask: 1 }, { asks: [finding('hindsight', 'ask')] });
const loud = observation({ flag: 0, ask: 0 }, { asks: [finding('hindsight', 'ask')] });

describe('scoreRewords', () => {
  it('counts sentences, not squiggles, and no question', () => {
    const twice = observation(
      { flag: 1, ask: 1 },
      { rewords: [finding('cf-modal', 'reword'), finding('human-error', 'reword')] },
    );
    const { precision, recall } = scoreRewords([hit, twice, miss, alarm, asked, loud]);
    expect([precision.part, precision.whole, recall.part, recall.whole]).toEqual([2, 3, 2, 3]);
  });

  it('is what any other flagger is scored by', () => {
    const { precision, recall } = scoreFlags([
      { flag: 1, flagged: true },
      { flag: 0, flagged: true },
      { flag: 1, flagged: false },
    ]);
    expect([precision.share, recall.share]).toEqual([0.5, 0.5]);
  });
});

describe('scoreAsks', () => {
  it('takes a squiggle for a question too, and tells three sorts of sentences apart', () => {
    const { flagged, asked: others, plain } = scoreAsks([hit, miss, asked, loud, observation({ flag: 0, ask: 0 }, {})]);
    expect([flagged.share, others.share, plain.share]).toEqual([0.5, 1, 0.5]);
  });
});

describe('scoreRules', () => {
  it('judges a rule by the label of its tier', () => {
    const [modal, hindsight] = scoreRules([hit, alarm, asked, loud]);
    expect(modal).toMatchObject({ rule: 'cf-modal', reword: { part: 1, whole: 2 }, ask: { whole: 0 } });
    expect(hindsight).toMatchObject({ rule: 'hindsight', reword: { whole: 0 }, ask: { part: 1, whole: 2 } });
  });
});

describe('scorePersons', () => {
  it('counts each mention once and takes no other wording for it', () => {
    const { precision, recall } = scorePersons([
      observation({ flag: 0, ask: 0, persons: ['Ada', 'Ada', 'Bo Lin'] }, { persons: ['Ada', 'Bo', 'Ada', 'Ada'] }),
    ]);
    expect([precision.part, precision.whole, recall.part, recall.whole]).toEqual([2, 4, 2, 3]);
  });
});
