import { describe, expect, it } from 'vitest';
import { doc, n, p, Writer } from '#tests/support/writing.ts';
import { fitting, folded, rateOf } from './matching.ts';
import { findTrigger } from './trigger.ts';

const asked = (text: string) => findTrigger(new Writer(doc(p(text))).state);

describe('findTrigger', () => {
  it('sees a sign at the beginning of a word and what follows', () => {
    expect(asked('/|')).toMatchObject({ kind: 'insert', query: '', from: 2, to: 3 });
    expect(asked('we /code bl|')).toMatchObject({ kind: 'insert', query: 'code bl', from: 5 });
    expect(asked('ask @Ana Ru|')).toMatchObject({ kind: 'mention', query: 'Ana Ru' });
    expect(asked('(@an|')).toMatchObject({ kind: 'mention', query: 'an' });
    expect(asked('rose[^err|')).toMatchObject({ kind: 'cite', query: 'err' });
  });
  it.each(['a/b|', 'mail ana@x.test|', '/usr/bin|', 'x / y|', '@ x|', '[^3]|', '1/2|', 'http://a|'])(
    'leaves alone: %s',
    (text) => expect(asked(text)).toBeUndefined(),
  );
  it('asks for nothing in code', () => {
    expect(findTrigger(new Writer(doc(n('codeBlock', '/|'))).state)).toBeUndefined();
  });
});

describe('matching', () => {
  it('does not mind case and accents', () => {
    expect(folded('José Łukasz ÑANDÚ')).toBe('jose lukasz nandu');
    expect(rateOf('jose', ['José Ruiz'])).toBe(3);
    expect(rateOf('JOSÉ', ['Jose Ruiz'])).toBe(3);
    expect(rateOf('ru jo', ['José Ruiz'])).toBe(2);
    expect(rateOf('uiz', ['José Ruiz'])).toBe(1);
    expect(rateOf('ana', ['José Ruiz'])).toBe(0);
  });
  it('puts the best first and keeps the order of equals', () => {
    expect(fitting('co', ['Second column', 'Code', 'Decode'], (name) => [name])).toEqual([
      'Code',
      'Second column',
      'Decode',
    ]);
    expect(fitting('', ['b', 'a'], (name) => [name])).toEqual(['b', 'a']);
  });
});
