import { EFFECT_ANSWER_WORDS, EFFECT_ANSWERS } from '../effect/effect-numbers.ts';
import { shareBounds } from '../effect/share-bounds.ts';
import { FACTOR_KIND_LABELS, type FactorKind } from '../factor-words.ts';
import { count } from '../plain-words.ts';
import type { SpreadCount, StrengthRow, ValueCounts } from './count.ts';
import type { Share, Spread, ValueFigure } from './figures.ts';
import { sayHours } from './say-hours.ts';
import { PRIVATE, small } from './words.ts';
import { namedFactors } from './write-named-factors.ts';

const STRENGTH_LABELS: Record<StrengthRow, string> = {
  strong: 'Strong',
  intermediate: 'Intermediate',
  weak: 'Weak',
  'not-told': 'Not told by its words',
};
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Every figure of the page with its words; one that has nothing to count says what will be here. */
export function writeFigures(counts: ValueCounts): ValueFigure[] {
  return [
    followUps(counts),
    factors(counts),
    namedFactors(counts),
    times(counts),
    notWritten(counts),
    effects(counts),
    reading(counts),
  ];
}

function followUps({ followUps: rows }: ValueCounts): ValueFigure {
  const all = sum(rows.map((row) => row.done + row.late + row.open + row.wontDo));
  const done = sum(rows.map((row) => row.done));
  const late = sum(rows.map((row) => row.late));
  const wontDo = sum(rows.map((row) => row.wontDo));
  return {
    key: 'follow-ups',
    title: 'Follow-ups, by strength',
    says:
      all === 0
        ? 'No follow-up was planned in this time. Here will stand how many are done, late, open and declined, by how much they leave to memory and care.'
        : `Of ${count(all, 'follow-up')} planned, ${done} ${done === 1 ? 'is' : 'are'} done, ${late} late and ${wontDo} declined with a reason.`,
    definition:
      'Follow-ups that somebody took on, by when they were planned, as they stand today. Late: open or in progress past their due date. Strong changes the system; weak asks people to remember. The strength is what a person said, else what the words tell.',
    sample: small(all, count(all, 'follow-up')),
    exclusions: `What a draft proposed and nobody took on, what was taken away, and follow-ups of no post-mortem. ${PRIVATE}`,
    chart:
      all === 0
        ? null
        : {
            kind: 'bars',
            rows: rows.map((row) => ({
              label: STRENGTH_LABELS[row.strength],
              parts: [
                { label: 'Done', count: row.done },
                { label: 'Open', count: row.open },
                { label: 'Late', count: row.late },
                { label: 'Declined', count: row.wontDo },
              ],
            })),
          },
    table: {
      columns: ['Strength', 'Done', 'Open', 'Late', 'Declined'],
      rows: rows.map((row) => [STRENGTH_LABELS[row.strength], row.done, row.open, row.late, row.wontDo]),
    },
  };
}

const SHOWN_TOPICS = 12;

function factors({ factors: found }: ValueCounts): ValueFigure {
  const back = found.filter(({ before, now }) => before > 0 && now > 0);
  const stopped = found.filter(({ before, now }) => before > 0 && now === 0);
  const label = ({ kind, service }: (typeof found)[number]) =>
    `${service} · ${FACTOR_KIND_LABELS[kind as FactorKind] ?? kind}`;
  const ordered = [...back, ...stopped, ...found.filter(({ before }) => before === 0)];
  return {
    key: 'factors',
    title: 'Factors that came back, and those that stopped',
    says:
      found.length === 0
        ? 'No post-mortem of this time or the time before names a confirmed factor. Here will stand which kinds came back at a service, and which did not.'
        : back.length + stopped.length === 0
          ? `${count(found.length, 'kind of factor is', 'kinds of factors are')} named in the period; none was in the time before, so none could come back.`
          : `Of ${count(back.length + stopped.length, 'kind of factor', 'kinds of factors')} named in the time before, ${back.length} came back and ${stopped.length} did not.`,
    definition:
      'A kind of contributing factor at a service, by the number of incidents whose post-mortem confirmed one: in the equal span before the period, and in the period. Not to come back may be chance where it was named once.',
    sample: small(
      sum(found.map(({ before, now }) => before + now)),
      count(found.length, 'pair of kind and service', 'pairs of kind and service'),
    ),
    exclusions: `Factors that nobody confirmed, those that limited the damage, and incidents without a post-mortem. ${PRIVATE}`,
    chart:
      found.length === 0
        ? null
        : {
            kind: 'topics',
            rows: ordered
              .slice(0, SHOWN_TOPICS)
              .map((one) => ({ label: label(one), before: one.before, now: one.now })),
          },
    table: {
      columns: ['Service and factor', 'Incidents before', 'Incidents in the period', 'What became of it'],
      rows: ordered.map((one) => [
        label(one),
        one.before,
        one.now,
        one.before === 0 ? 'New' : one.now === 0 ? 'Stopped' : 'Came back',
      ]),
    },
    behind: ordered.map(({ kind, service }) => ({ kind, at: service })),
  };
}

const toSpread = (label: string, { count: known, median, low, high, dots }: SpreadCount): Spread => ({
  label,
  count: known,
  median,
  low,
  high,
  dots,
});

function times({ toDraft, toPublished }: ValueCounts): ValueFigure {
  const known = toDraft.count + toPublished.count;
  const middle = ({ median, count: n }: SpreadCount, what: string) =>
    median === null ? '' : `${what} ${sayHours(median)} in the middle (${n})`;
  const said = [middle(toDraft, 'From resolved to drafted'), middle(toPublished, 'from drafted to published')];
  return {
    key: 'times',
    title: 'From resolved to draft to published',
    says:
      known === 0
        ? 'No incident of this time was drafted yet. Here will stand how long a draft and a publication take, each one as a dot.'
        : `${said.filter(Boolean).join(', ')}.`,
    definition:
      'Hours from when the first incident was resolved to the first draft, and from that to publication. Each dot is one post-mortem, of many those at equal steps; the line is the middle one, the bar holds nine of ten.',
    sample: `${small(toDraft.count, `${count(toDraft.count, 'post-mortem')} drafted`)} ${count(toPublished.count, 'is published', 'are published')}, ${toPublished.missing} not yet.`,
    exclusions: `Post-mortems without an incident, imported ones, and those drafted before their incident was resolved. What is not published yet has no time, so the middle is of the quicker ones. ${PRIVATE}`,
    chart:
      known === 0
        ? null
        : {
            kind: 'spreads',
            rows: [toSpread('Resolved to draft', toDraft), toSpread('Draft to published', toPublished)],
          },
    table: {
      columns: ['Step', 'Post-mortems', 'Not yet', 'Median hours', '5 % took at most', '95 % took at most'],
      rows: [
        ['Resolved to draft', toDraft.count, toDraft.missing, toDraft.median, toDraft.low, toDraft.high],
        [
          'Draft to published',
          toPublished.count,
          toPublished.missing,
          toPublished.median,
          toPublished.low,
          toPublished.high,
        ],
      ],
    },
  };
}

const OUTCOME_LABELS = { 'not-needed': 'Decided: not needed', optional: 'Optional, not written', written: 'Written' };

function toShare(label: string, hits: number, of: number): Share {
  const bounds = shareBounds(hits, of);
  return { label, hits, of, low: bounds?.low ?? null, high: bounds?.high ?? null };
}

function notWritten({ decided }: ValueCounts): ValueFigure {
  const all = sum(decided.map((one) => one.count));
  const rows = decided.map((one) => toShare(OUTCOME_LABELS[one.outcome], one.again, one.count));
  const none = decided.find((one) => one.outcome === 'not-needed');
  return {
    key: 'not-written',
    title: 'What was not written, and whether that was right',
    says:
      all === 0 || !none
        ? 'Nothing was decided in this time. Here will stand how many incidents were found not to need a post-mortem, and how many of those came again.'
        : `${count(none.count, 'incident was', 'incidents were')} found not to need one; ${none.again === 0 ? 'none of them came again within 90 days' : `${none.again} of them came again within 90 days, ${none.soon} within 20`}.`,
    definition:
      'Incidents decided about in the period, by what holds today. Came again: a later incident within 90 days was found, or said, to repeat it. The interval is that of the share, at 95 %. What was written about differs from what was not in more than that, so the rows are no experiment.',
    sample: `${small(all, `${count(all, 'incident')} decided about`)} ${sum(decided.map((one) => one.young))} of them less than 90 days ago: they may still come again.`,
    exclusions: `Incidents that nothing was decided about. ${PRIVATE}`,
    chart: all === 0 ? null : { kind: 'shares', rows },
    table: {
      columns: [
        'Outcome',
        'Incidents',
        'Came again within 90 days',
        'Within 20 days',
        'Decided less than 90 days ago',
        'Share from',
        'Share to',
      ],
      rows: decided.map((one, at) => [
        OUTCOME_LABELS[one.outcome], one.count, one.again, one.soon, one.young, rows[at]?.low ?? null, rows[at]?.high ?? null,
      ]), // biome-ignore format: one row
    },
  };
}

function effects({ effects: found }: ValueCounts): ValueFigure {
  const answered = sum(Object.values(found.answers));
  return {
    key: 'effects',
    title: 'Did finished work help?',
    says:
      found.finished === 0
        ? 'No follow-up was finished in this time. Weeks after one is, its owner is asked whether it worked; here will stand the answers.'
        : answered === 0
          ? `Of ${count(found.finished, 'finished follow-up')} none is answered yet: ${found.unanswered} asked, ${found.waiting} too young to ask.`
          : `Of ${count(found.finished, 'finished follow-up')}, ${found.answers.worked} worked, ${found.answers.partly} partly, ${found.answers['did-not']} did not; ${found.unanswered} asked and not answered, ${found.waiting} too young to ask.`,
    definition:
      'Follow-ups by when they were finished, with the newest answer of a person who had incidents before and after in front of them. Contradicted: something like it happened after the answer.',
    sample: small(answered, `${count(answered, 'answer')} of ${found.finished} finished`),
    exclusions: `Follow-ups that were opened again since, and those of no post-mortem. ${PRIVATE}`,
    chart:
      found.finished === 0
        ? null
        : {
            kind: 'bars',
            rows: [
              {
                label: 'Finished',
                parts: [
                  ...EFFECT_ANSWERS.map((one) => ({ label: EFFECT_ANSWER_WORDS[one], count: found.answers[one] })),
                  { label: 'Asked, no answer', count: found.unanswered },
                  { label: 'Too young to ask', count: found.waiting },
                ],
              },
            ],
          },
    table: {
      columns: ['Answer', 'Follow-ups'],
      rows: [
        ...EFFECT_ANSWERS.map((one) => [EFFECT_ANSWER_WORDS[one], found.answers[one]]),
        ['Asked, no answer', found.unanswered],
        ['Too young to ask', found.waiting],
        ['Contradicted since the answer', found.contradicted],
      ],
    },
  };
}

function reading({ reading: { published, read, readByOthers } }: ValueCounts): ValueFigure {
  const rows = [
    toShare('Read by anybody', read, published),
    toShare('Read by somebody who took no part', readByOthers, published),
  ];
  return {
    key: 'reading',
    title: 'Was it read?',
    says:
      published === 0
        ? 'Nothing was published in this time. Here will stand how many publications were read at all, and how many by somebody who was not there.'
        : `Of ${count(published, 'published post-mortem')}, ${read} ${read === 1 ? 'was' : 'were'} read, ${readByOthers} by somebody who took no part.`,
    definition:
      'Post-mortems published for inside in the period, and whether a member opened that version. Only whether, never who or how often.',
    sample: small(published, count(published, 'post-mortem')),
    exclusions: `Readers who do not want to be counted, versions for other audiences, and those withdrawn. ${PRIVATE}`,
    chart: published === 0 ? null : { kind: 'shares', rows },
    table: {
      columns: ['Reading', 'Post-mortems', 'Of'],
      rows: rows.map(({ label, hits, of }) => [label, hits, of]),
    },
  };
}
