import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAPS, type GapRule } from '../finding.ts';
import {
  type CoachDocument,
  type CoachEvent,
  type CoachFactor,
  type CoachFollowUp,
  showsEvidence,
} from './coach-document.ts';
import { findGaps, gapId } from './find-gaps.ts';

const event = (id: string, at: string, text: string, rest: Partial<CoachEvent> = {}): CoachEvent => ({
  id,
  at: `2026-03-04T${at}:00Z`,
  kind: 'note',
  text,
  basis: 'recorded',
  actor: null,
  hasEvidence: true,
  ...rest,
});
const factor = (id: string, title: string, rest: Partial<CoachFactor> = {}): CoachFactor => ({
  id,
  title,
  kind: 'unknown',
  role: 'made-possible',
  effect: 'requests were refused',
  leadsTo: [],
  state: 'confirmed',
  ...rest,
});
const followUp = (id: string, title: string, rest: Partial<CoachFollowUp> = {}): CoachFollowUp => ({
  id,
  title,
  state: 'confirmed',
  status: 'open',
  owner: 'Sam Okafor',
  dueAt: '2026-04-01',
  trackerUrl: 'https://tickets.example/1',
  priority: 'high',
  kind: null,
  factorIds: ['f1', 'f2'],
  ...rest,
});
const section = (key: string, title: string, markdown: string, rest: object = {}) => ({
  key,
  title,
  markdown,
  prefilled: '',
  required: true,
  rows: 0,
  ...rest,
});

/** A post-mortem that lacks nothing. */
const WHOLE: CoachDocument = {
  sections: [
    section('summary', 'Summary', 'Checkout refused 4% of requests for 39 minutes.'),
    section('contributing-factors', 'Contributing factors', '<!-- block: contributing-factors -->', { rows: 2 }),
    section('learnings-and-risks', 'Learnings and risks', 'Direct pushes skip the validator.'),
  ],
  timeline: [
    event('e1', '10:01', 'Config v412 was pushed', { kind: 'deploy' }),
    event('e2', '10:05', 'Error rate above 2%', { kind: 'alert' }),
  ],
  times: {
    impactStarted: { at: '2026-03-04T10:02:00Z', evidence: [] },
    detected: { at: '2026-03-04T10:05:00Z', evidence: ['e2'] },
  },
  impact: { text: '4% of checkouts failed', customers: null },
  factors: [
    factor('f1', 'Direct pushes skip the validator'),
    factor('f2', 'The gateway starts without a retry budget'),
    factor('f3', 'The queue kept the orders', { role: 'limited-the-damage' }),
  ],
  followUps: [
    followUp('a1', 'Reject configs without a retry budget'),
    followUp('a2', 'Add an alert for refused checkouts', { priority: 'low' }),
  ],
};

const rulesOf = (change: Partial<CoachDocument>): GapRule[] =>
  findGaps({ ...WHOLE, ...change }).map(({ rule }) => rule);
const withFactor = (title: string, rest: Partial<CoachFactor> = {}) =>
  rulesOf({
    factors: [...WHOLE.factors!, factor('f4', title, rest)],
    followUps: [followUp('a1', 'Reject it', { factorIds: ['f1', 'f2', 'f4'] })],
  });
const withFollowUps = (...followUps: CoachFollowUp[]) => rulesOf({ followUps });

describe('a whole post-mortem', () => {
  it('has no gaps', () => expect(findGaps(WHOLE)).toEqual([]));
});

describe('impact', () => {
  it.each(['Many customers could not pay', 'Some requests failed since 10:02', 'Checkout v412 was slow'])(
    'is vague: %s',
    (text) => {
      const sections = [section('summary', 'Summary', text), ...WHOLE.sections.slice(1)];
      expect(rulesOf({ impact: { text, customers: null }, sections })).toEqual(['impact-vague']);
    },
  );
  it.each([
    'About 1,200 customers could not pay',
    'Down for 39 minutes',
    'Between 2 and 5% of requests',
    'It cost €4,000',
    'No customer impact',
    'All tenants were signed out',
  ])('has a number: %s', (text) => {
    const sections = [section('summary', 'Summary', text), ...WHOLE.sections.slice(1)];
    expect(rulesOf({ impact: { text: '', customers: null }, sections })).toEqual([]);
  });
  it('has one where the customers were counted', () => {
    const sections = [section('summary', 'Summary', 'It was slow.'), ...WHOLE.sections.slice(1)];
    expect(rulesOf({ impact: { text: '', customers: 0 }, sections })).toEqual([]);
  });
});

describe('how it was noticed', () => {
  const unseen = {
    times: {},
    timeline: [event('e1', '10:01', 'Config v412 was pushed'), event('e2', '10:38', 'Config v411 is back')],
  };
  it('is missing', () => expect(rulesOf(unseen)).toEqual(['no-detection']));
  it('is known from an event that proves it', () => expect(rulesOf({ ...unseen, times: WHOLE.times })).toEqual([]));
  it('is told in the text', () => {
    const sections = [...WHOLE.sections, section('notes', 'Notes', 'Support told us: two customers had complained.')];
    expect(rulesOf({ ...unseen, sections })).toEqual([]);
  });
  it('has a time and nobody who noticed', () => {
    expect(rulesOf({ ...unseen, times: { detected: { at: '2026-03-04T10:05:00Z', evidence: [] } } })).toEqual([
      'no-detection',
    ]);
  });
});

describe('the timeline', () => {
  it('begins when it was noticed', () => {
    const [, alert] = WHOLE.timeline;
    expect(findGaps({ ...WHOLE, timeline: [alert!] })).toMatchObject([
      { rule: 'late-start', about: { kind: 'event', id: 'e2' } },
    ]);
    expect(rulesOf({ timeline: [alert!], times: {} })).toEqual(['late-start']);
  });
  it('may leave what was before to a section', () => {
    const sections = [...WHOLE.sections, section('lead-up', 'Lead-up', 'v412 had been pushed directly.')];
    expect(rulesOf({ timeline: [WHOLE.timeline[1]!], sections })).toEqual([]);
  });
  it('has rows that nothing shows: one gap says how many, and which is the first', () => {
    const bare = { hasEvidence: false };
    const timeline = [
      WHOLE.timeline[0]!,
      event('e2', '10:05', 'Ana remembers a red graph', bare),
      event('e3', '10:07', 'It was quiet', bare),
    ];
    const [gap, ...others] = findGaps({ ...WHOLE, timeline });
    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      rule: 'no-evidence',
      about: { kind: 'event', id: 'e2', title: 'Ana remembers a red graph' },
    });
    expect(gap!.why).toContain('2 of 3');
  });
  it('an event shows itself where it has an address or a tool recorded it', () => {
    const bare = { url: null, basis: 'recorded', source: 'by hand' } as const;
    expect(showsEvidence(bare)).toBe(false);
    expect(showsEvidence({ ...bare, url: 'https://graphs.example/1' })).toBe(true);
    expect(showsEvidence({ ...bare, source: 'alertmanager' })).toBe(true);
    expect(showsEvidence({ ...bare, source: 'alertmanager', basis: 'recalled' })).toBe(false);
  });
});

describe('what limited the damage', () => {
  const factors = WHOLE.factors!.slice(0, 2);
  it('is missing', () => expect(rulesOf({ factors })).toEqual(['no-went-well']));
  it('may be a candidate, or told in words', () => {
    expect(rulesOf({ factors: [...factors, { ...WHOLE.factors![2]!, state: 'candidate' }] })).toEqual([]);
    expect(
      rulesOf({ factors, sections: [...WHOLE.sections, section('luck', 'Where we got lucky', 'It was Sunday.')] }),
    ).toEqual([]);
  });
  it('is missing where it was struck', () => {
    expect(rulesOf({ factors: [...factors, { ...WHOLE.factors![2]!, state: 'struck' }] })).toEqual(['no-went-well']);
  });
});

describe('factors', () => {
  it('are too few, those that limited the damage aside', () => {
    const [one, two, limits] = WHOLE.factors!;
    expect(rulesOf({ factors: [one!, limits!] })).toEqual(['few-factors']);
    expect(rulesOf({ factors: [one!, { ...two!, state: 'struck' }, limits!] })).toEqual(['few-factors']);
    expect(rulesOf({ factors: [one!, { ...two!, state: 'candidate' }, limits!] })).toEqual([]);
    expect(
      rulesOf({ factors: null, sections: [...WHOLE.sections, section('luck', 'Luck', 'It was Sunday.')] }),
    ).toEqual([]);
  });
  it('are asked for their effect once somebody stands behind them', () => {
    expect(withFactor('The queue is shared', { effect: ' ' })).toEqual(['factor-no-effect']);
    expect(withFactor('The queue is shared', { effect: '', leadsTo: ['f1'] })).toEqual([]);
    expect(withFactor('The queue is shared', { effect: '', state: 'candidate' })).toEqual([]);
    expect(withFactor('The queue is shared', { effect: null })).toEqual([]);
  });
  it.each(['Poor documentation of the gateway', 'Inadequate tests', 'Lack of monitoring'])('judge: %s', (title) => {
    expect(withFactor(title)).toEqual(['factor-vague']);
  });
  it.each(['Human error', 'The wrong region was chosen by mistake', 'A typo in the zone file'])(
    'name a slip without a cause: %s',
    (title) => {
      expect(withFactor(title)).toEqual(['factor-error-no-cause']);
    },
  );
  it('name a slip with its cause', () => {
    expect(withFactor('A typo in the zone file, which the dialog showed in grey on grey')).toEqual([]);
    expect(
      withFactor('A typo in the zone file', { effect: 'nothing rejected it, because the linter skips zones' }),
    ).toEqual([]);
    const factors = [
      ...WHOLE.factors!,
      factor('f4', 'A typo in the zone file'),
      factor('f5', 'Zone files are edited by hand', { leadsTo: ['f4'] }),
    ];
    expect(
      rulesOf({ factors, followUps: [followUp('a1', 'Reject it', { factorIds: ['f1', 'f2', 'f4', 'f5'] })] }),
    ).toEqual([]);
  });
  it('name a rule that was not kept', () => {
    expect(withFactor('The change process was bypassed')).toEqual(['factor-violation-no-cause']);
    expect(withFactor('The change process was bypassed because it needs two days')).toEqual([]);
  });
  it('name what was not done, and whose it was', () => {
    expect(withFactor('Nobody checked the replicas')).toEqual(['factor-omission-no-duty']);
    expect(withFactor('Nobody checked the replicas, which the checklist asks for')).toEqual([]);
    expect(withFactor('The generator did not start')).toEqual([]);
    expect(withFactor('“nobody checked the replicas” was logged')).toEqual([]);
  });
  it('are left without a follow-up', () => {
    const followUps = [followUp('a1', 'Reject it', { factorIds: ['f1'] })];
    expect(findGaps({ ...WHOLE, followUps })).toMatchObject([{ rule: 'factor-unaddressed', about: { id: 'f2' } }]);
    const declined = followUp('a2', 'Rewrite it', { factorIds: ['f2'], status: 'wont-do' });
    expect(withFollowUps(...followUps, declined)).toEqual([]);
  });
});

describe('follow-ups', () => {
  it('there are none, and no word of it', () => {
    expect(rulesOf({ followUps: [] })).toEqual(['no-follow-ups']);
    const sections = [
      ...WHOLE.sections,
      section('follow-ups', 'Follow-ups', 'We decided on none: the gateway is retired in May.'),
    ];
    expect(rulesOf({ followUps: [], sections })).toEqual([]);
  });
  it('lack an owner, a date, a tracker, a factor: one gap each', () => {
    const bare = { owner: null, dueAt: null, trackerUrl: '', factorIds: [] };
    const gaps = findGaps({
      ...WHOLE,
      followUps: [...WHOLE.followUps, followUp('b1', 'Cap the pool', bare), followUp('b2', 'Split the pool', bare)],
    });
    expect(gaps.map(({ rule }) => rule)).toEqual([
      'action-no-factor',
      'action-unowned',
      'action-undated',
      'action-untracked',
    ]);
    for (const { about, why } of gaps) {
      expect(about).toEqual({ kind: 'follow-up', id: 'b1', title: 'Cap the pool' });
      expect(why).toContain('2 of 4');
    }
  });
  it('are asked for nothing that the document has no place for, that is done, declined or nobody’s yet', () => {
    const nowhere = { owner: undefined, dueAt: undefined, trackerUrl: undefined, factorIds: undefined };
    expect(withFollowUps(followUp('a1', 'Reject it', nowhere))).toEqual([]);
    const bare = { owner: null, dueAt: null, trackerUrl: null };
    expect(withFollowUps(followUp('a1', 'Reject it', { ...bare, status: 'done' }))).toEqual([]);
    expect(withFollowUps(followUp('a1', 'Reject it', { ...bare, status: 'wont-do' }))).toEqual([]);
    expect(withFollowUps(followUp('a1', 'Train people', { ...bare, state: 'candidate' }))).toEqual([]);
  });
  it('are all weak', () => {
    expect(withFollowUps(followUp('a1', 'Document the failover'), followUp('a2', 'Review the alerts'))).toEqual([
      'action-weak-only',
    ]);
    expect(withFollowUps(followUp('a1', 'Document the failover'), followUp('a2', 'Kafka'))).toEqual([]);
  });
  it('would change people', () => {
    expect(withFollowUps(followUp('a1', 'Train everybody'), followUp('a2', 'Reject it'))).toEqual(['action-person']);
  });
  it('all have one priority, from three on', () => {
    const three = ['Reject it', 'Delete it', 'Cap it'].map((title, n) => followUp(`a${n}`, title));
    expect(withFollowUps(...three)).toEqual(['action-one-priority']);
    expect(withFollowUps(...three.slice(1))).toEqual([]);
    expect(withFollowUps(...three.map((one) => ({ ...one, priority: null })))).toEqual([]);
  });
});

describe('sections', () => {
  const learned = (markdown: string, rest: object = {}) =>
    rulesOf({
      sections: [...WHOLE.sections.slice(0, 2), section('learnings-and-risks', 'Learnings and risks', markdown, rest)],
    });
  it.each(['', ' \n', 'TBD', '- \n- ', '<!-- block: risks -->', '<!-- never closed', '…', '[^3]'])(
    'are empty: %j',
    (markdown) => {
      expect(learned(markdown)).toEqual(['section-empty']);
    },
  );
  it('are empty with what the template began them with', () => {
    expect(learned('**What surprised us**\n\n', { prefilled: '**What surprised us**' })).toEqual(['section-empty']);
    expect(learned('**What surprised us**\n\nThat it worked.', { prefilled: '**What surprised us**' })).toEqual([]);
  });
  it('are not asked for where they are optional or show rows', () => {
    expect(learned('', { required: false })).toEqual([]);
    expect(learned('<!-- block: risks -->', { rows: 1 })).toEqual([]);
  });
});

describe('every gap', () => {
  const BARE: CoachDocument = {
    sections: [section('summary', 'Summary', '')],
    timeline: [],
    times: {},
    impact: { text: '', customers: null },
    factors: [],
    followUps: [],
  };

  it('is put away by its rule and place; what is folded then tells of the others', () => {
    const bare = { owner: null };
    const document = { ...WHOLE, followUps: [followUp('a1', 'Reject it', bare), followUp('a2', 'Cap it', bare)] };
    const left = findGaps(document, { isDismissed: (rule, id) => rule === 'action-unowned' && id === 'a1' });
    expect(left).toMatchObject([{ rule: 'action-unowned', about: { id: 'a2' }, why: '“Cap it” has no owner.' }]);
    const all = findGaps(BARE);
    expect(
      findGaps(BARE, { isDismissed: (rule, id) => all.some((gap) => gap.rule === rule && gapId(gap) === id) }),
    ).toEqual([]);
  });

  it('stands in the order in which a writer takes them up', () => {
    expect(findGaps(BARE).map(({ rule }) => rule)).toEqual([
      'impact-vague',
      'no-detection',
      'few-factors',
      'no-went-well',
      'no-follow-ups',
      'section-empty',
    ]);
  });

  it('asks how or what, in English', () => {
    for (const language of ['en', 'en-GB'])
      for (const { question } of findGaps(BARE, { language })) expect(question).toMatch(/^(?:What|How)\b.*\?/);
  });

  it('speaks German too, about the same things', () => {
    const german = findGaps(BARE, { language: 'de' });
    expect(german.map(({ rule }) => rule)).toEqual(findGaps(BARE).map(({ rule }) => rule));
    expect(german[0]!.question).toMatch(/^Wie viele/);
  });

  it('refuses a language that is not shipped', () => {
    expect(() => findGaps(BARE, { language: 'xx' })).toThrow(RangeError);
    expect(() => findGaps(BARE, { language: 'constructor' })).toThrow(RangeError);
  });

  it('says a long title short, and puts nothing of it in the place of something else', () => {
    const title = `{count} ${'long '.repeat(5000)}`;
    const [gap] = findGaps({ ...WHOLE, followUps: [followUp('a1', `Cap ${title}`, { owner: null })] });
    expect(gap!.why.length).toBeLessThan(120);
    expect(gap!.why).toContain('Cap {count} long');
  });
});

describe('whatever is written', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('TBD', 'nobody did not', 'human error', '5% of users', 'train people', '<!--', '[^1]'),
  );
  const document: fc.Arbitrary<CoachDocument> = fc.record({
    sections: fc.array(
      fc.record({ key: word, title: word, markdown: word, prefilled: word, required: fc.boolean(), rows: fc.nat(2) }),
      { maxLength: 4 },
    ),
    timeline: fc.array(
      fc.record({
        id: word,
        at: fc.option(word),
        kind: fc.constantFrom('alert', 'note', null),
        text: word,
        basis: fc.constant('recorded'),
        actor: fc.option(word),
        hasEvidence: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    times: fc.record({ detected: fc.option(fc.record({ at: word, evidence: fc.array(word, { maxLength: 1 }) })) }),
    impact: fc.record({ text: word, customers: fc.option(fc.nat()) }),
    factors: fc.option(
      fc.array(
        fc.record({
          id: word,
          title: word,
          kind: fc.constant(null),
          role: fc.constantFrom('triggered', 'limited-the-damage', null),
          effect: fc.option(word),
          leadsTo: fc.array(word, { maxLength: 2 }),
          state: fc.constantFrom('candidate', 'confirmed', 'struck'),
        }),
        { maxLength: 4 },
      ),
    ),
    followUps: fc.array(
      fc.record({
        id: word,
        title: word,
        state: fc.constantFrom('candidate', 'confirmed', 'struck'),
        status: fc.constantFrom('open', 'done', 'wont-do'),
        owner: fc.option(word),
      }),
      { maxLength: 4 },
    ),
  }) as fc.Arbitrary<CoachDocument>;

  it('gives gaps of known rules about what is there', () => {
    fc.assert(
      fc.property(document, (one) => {
        for (const { rule, why, question, about } of findGaps(one)) {
          expect(GAPS).toContain(rule);
          expect(why).not.toBe('');
          expect(question).toMatch(/\?/);
          if (about.kind === 'section') expect(one.sections.map(({ key }) => key)).toContain(about.key);
          if (about.kind === 'factor') expect(one.factors!.map(({ id }) => id)).toContain(about.id);
        }
      }),
      { numRuns: 300 },
    );
  });
});
