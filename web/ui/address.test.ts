import { expect, it } from 'vitest';
import { parseAddress, writeAddress } from './address.ts';

it('keeps words as they were typed, also when they look like numbers or JSON', () => {
  for (const q of ['123', 'true', '["a"]', 'a b&c', 'ünï']) expect(parseAddress(writeAddress({ q }))).toEqual({ q });
});
it('repeats the name for several values', () => {
  expect(writeAddress({ status: ['open', 'mitigated'], q: undefined, all: true })).toBe(
    '?status=open&status=mitigated&all=true',
  );
  expect(parseAddress('?status=open&status=mitigated')).toEqual({ status: ['open', 'mitigated'] });
});
