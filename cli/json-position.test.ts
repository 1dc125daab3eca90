import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainJsonError, findJsonFault } from './json-position.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('finds a fault exactly where JSON.parse finds one', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', 'x', '\n', '\\', '1', ':'),
      (json, place, sign) => {
        const cut = place % (json.length + 1);
        for (const text of [json, json.slice(0, cut), json.slice(0, cut) + sign + json.slice(cut)]) {
          expect(findJsonFault(text) === undefined, text).toBe(isJson(text));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('tells line and column', () => {
  expect(explainJsonError('{\n  "a": oops\n}')).toBe('line 2, column 8: expected a value');
  expect(explainJsonError('{"a": 1,}')).toBe('line 1, column 9: expected a name in double quotes');
  expect(explainJsonError('{"a": 1 "b": 2}')).toBe('line 1, column 9: expected a comma or }');
  expect(explainJsonError('{"a": "b')).toBe('line 1, column 9: the text ends too early');
});

test('copes with a text nested deeper than the stack', () => {
  expect(findJsonFault('['.repeat(200_000))?.at).toBe(200_000);
});
