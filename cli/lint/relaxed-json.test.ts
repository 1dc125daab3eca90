import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRelaxedJson } from './relaxed-json.ts';

test('comments and a comma too many are allowed', () => {
  expect(parseRelaxedJson('\uFEFF{ // who\n "a": [1, 2, /* three */ ], /* end */\n}')).toEqual({ a: [1, 2] });
});

test('what looks like a comment within a text is none', () => {
  expect(parseRelaxedJson('{"url": "https://x/*y*/", "q": "\\"// no", "z": ",]"}')).toEqual({
    url: 'https://x/*y*/',
    q: '"// no',
    z: ',]',
  });
});

test('any JSON reads as JSON', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseRelaxedJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('a fault is told with the place it has in the file', () => {
  expect(() => parseRelaxedJson('{\n  // names\n  "names": roles,\n}')).toThrow('line 3, column 12: expected a value');
  expect(() => parseRelaxedJson(' ')).toThrow('it is empty');
  expect(() => parseRelaxedJson('{"a": 1 /* open')).toThrow('line 1, column 9');
});
