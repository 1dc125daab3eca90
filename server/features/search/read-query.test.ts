import { describe, expect, it } from 'vitest';
import { readQuery } from './read-query.ts';

const terms = (q: string) =>
  readQuery(q).alternatives.map((group) =>
    group.map((term) => `${term.isExcluded ? '-' : ''}${term.text}${term.isPrefix ? '*' : ''}`),
  );

describe('readQuery', () => {
  it.each([
    ['checkout err', [['checkout', 'err*']]],
    ['"connection pool" timeout', [['"connection pool"', 'timeout*']]],
    ['timeout "connection pool"', [['timeout', '"connection pool"']]],
    ['"connection poo', [['"connection poo"*']]],
    ['timeout -staging', [['timeout', '-staging']]],
    ['redis or kafka lag', [['redis'], ['kafka', 'lag*']]],
    ['to be or', [['to', 'be', 'or*']]],
    ['pay-api', [['"pay api"*']]],
    ['-only -these', []],
    ['" - ', []],
    ['x', [['x']]],
  ])('%s', (q, expected) => expect(terms(q)).toEqual(expected));

  it.each([
    ['INC-42', 'incident', 42],
    ['inc 42', 'incident', 42],
    ['pm17', 'post-mortem', 17],
    [' 42 ', 'any', 42],
  ])('%s is a reference', (q, kind, number) => expect(readQuery(q).reference).toEqual({ kind, number }));

  it('leaves out what stands beyond a dozen words', () => {
    expect(terms(Array.from({ length: 40 }, (_, i) => `word${i}`).join(' '))[0]).toHaveLength(12);
  });
});
