import { expect, test } from 'vitest';
import { readable } from './readable-body.ts';

test('JSON is set out in lines and loses nothing', () => {
  const { text, note } = readable('{"a":[1,{"b":null}],"c":"<script>"}');
  expect(text.split('\n').length).toBeGreaterThan(5);
  expect(JSON.parse(text)).toEqual({ a: [1, { b: null }], c: '<script>' });
  expect(note).toBe('');
});

test('what is no JSON stands as it came and says so', () => {
  expect(readable('<html>')).toEqual({ text: '<html>', note: 'not JSON' });
  expect(readable(`{"a":"${'x'.repeat(70_000)}…`).note).toBe('the beginning of a longer body');
  expect(readable(' \n').text).toBe('(empty)');
});
