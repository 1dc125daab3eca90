import { describe, expect, test } from 'vitest';
import { drawingSvg } from '#shared/document/figures/shapes.ts';
import { drawValue } from '#shared/document/figures/value-figure.ts';
import { FILE_PAINT } from '#shared/document/figures/value-paint.ts';
import type { ValueCounts } from './count.ts';
import { joinNamed } from './join-named.ts';
import { sayHours } from './say-hours.ts';
import { valueCsv } from './value-csv.ts';
import { writeFigures } from './write-figures.ts';

const COUNTS: ValueCounts = {
  incidents: 40,
  followUps: [
    { strength: 'strong', done: 3, late: 1, open: 2, wontDo: 0 },
    { strength: 'weak', done: 9, late: 4, open: 0, wontDo: 2 },
  ],
  factors: [
    { kind: 'design', service: '<b>"till" & co', before: 2, now: 1 },
    { kind: 'dependency', service: 'mail', before: 1, now: 0 },
  ],
  named: [
    { kind: 'design', title: 'No limit', words: ['no limit'], before: 1, now: 2 },
    { kind: 'design', title: '<i>Old</i> & worn', words: ['old'], before: 3, now: 0 },
  ],
  toDraft: { count: 3, missing: 0, median: 0.02, low: 0.01, high: 30, dots: [0.01, 0.02, 30] },
  toPublished: { count: 1, missing: 2, median: 90, low: 90, high: 90, dots: [90] },
  decided: [{ outcome: 'not-needed', count: 30, again: 3, soon: 1, young: 4 }],
  effects: {
    finished: 12,
    waiting: 4,
    unanswered: 2,
    answers: { worked: 3, partly: 1, 'did-not': 1, 'cannot-tell': 1 },
    contradicted: 1,
  },
  reading: { published: 5, read: 4, readByOthers: 0 },
};
const figures = writeFigures(COUNTS);
const of = (key: string) => figures.find((one) => one.key === key)!;

describe('figures', () => {
  test('say what they count in a sentence', () => {
    expect(of('follow-ups').says).toBe('Of 21 follow-ups planned, 12 are done, 5 late and 2 declined with a reason.');
    expect(of('factors').says).toBe('Of 2 kinds of factors named in the time before, 1 came back and 1 did not.');
    expect(of('named-factors').says).toBe(
      '2 single factors are named at two incidents or more: 1 came back in the period, 0 came twice or more within it, 1 of the time before did not come again.',
    );
    expect(of('times').says).toBe(
      'From resolved to drafted a few minutes in the middle (3), from drafted to published 4 days in the middle (1).',
    );
    expect(of('not-written').says).toBe(
      '30 incidents were found not to need one; 3 of them came again within 90 days, 1 within 20.',
    );
    expect(of('reading').sample).toBe('A small sample: 5 post-mortems.');
  });

  test('each row of factors says what its incidents are listed by', () => {
    for (const key of ['factors', 'named-factors']) expect(of(key).behind).toHaveLength(of(key).table.rows.length);
  });

  test('names are one factor when their words nearly agree, through any number of names, and within a kind alone', () => {
    const pair = (kind: string, one: string, other: string) => ({ kind, one, other });
    expect(
      joinNamed([
        pair('design', 'no limit on retries', 'retries have no limit'),
        pair('design', 'retries without limit', 'retries have no limit'),
        pair('design', 'no limit on retries', 'renewed by hand'),
        pair('process-and-change', 'renewal by hand', 'renewals by hand'),
      ]),
    ).toEqual([
      { kind: 'design', words: ['no limit on retries', 'retries have no limit', 'retries without limit'] },
      { kind: 'process-and-change', words: ['renewal by hand', 'renewals by hand'] },
    ]);
  });

  test('each draws its own numbers, on a wide page and on a phone, within its width', () => {
    for (const figure of figures)
      for (const width of [720, 350]) {
        const drawing = drawValue(figure, width, FILE_PAINT)!;
        for (const { tag, at } of drawing.shapes) {
          for (const value of Object.values(at)) expect(value).not.toBeNaN();
          if (tag === 'rect') expect(Number(at.x) + Number(at.width)).toBeLessThanOrEqual(width);
          if (tag === 'circle') expect(Number(at.cx)).toBeLessThanOrEqual(width);
        }
      }
  });

  test('a file escapes what people wrote', () => {
    const svg = drawingSvg(drawValue(of('factors'), 720, FILE_PAINT)!, FILE_PAINT.background);
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('&#60;b&#62;');
    expect(svg.startsWith('<svg xmlns=')).toBe(true);
  });

  test('as CSV each number stands in its own row with its definition; nothing runs as a formula', () => {
    const evil = [{ ...of('reading'), table: { columns: ['What', 'n'], rows: [['=1+1', 4 / 3]] } }];
    const [head, row] = valueCsv(evil, 'all').split('\r\n');
    expect(head).toBe('figure,scope,row,measure,value,definition,sample,exclusions');
    expect(row).toMatch(/^Was it read\?,all,'=1\+1,n,1\.333,/);
    const numbers = figures.reduce((all, { table }) => all + table.rows.length * (table.columns.length - 1), 0);
    expect(valueCsv(figures, 'all').trimEnd().split('\r\n')).toHaveLength(numbers + 1);
  });

  test.each([
    [0.02, 'a few minutes'],
    [0.5, '30 minutes'],
    [5, '5 hours'],
    [96, '4 days'],
    [700, '4 weeks'],
  ] as const)('%d hours', (hours, said) => expect(sayHours(hours)).toBe(said));
});
