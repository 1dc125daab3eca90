import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textChanges } from './text-changes.ts';

const join = (changes: ReturnType<typeof textChanges>, without: string) =>
  changes
    .filter((change) => change.kind !== without)
    .map((change) => change.text)
    .join('');

it('loses and invents nothing: without the added it is the old text, without the removed the new', () => {
  const text = fc.array(fc.constantFrom('alpha', 'beta', ' ', '\n', '.', 'gamma delta'), { maxLength: 24 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(''), b.join('')];
      const changes = textChanges(before, after);
      expect(join(changes, 'added')).toBe(before);
      expect(join(changes, 'removed')).toBe(after);
    }),
  );
});
it('shows a changed word within its sentence', () => {
  expect(textChanges('Rolled back at 10:38.\n', 'Rolled back at 10:41.\n').some((one) => one.kind === 'same')).toBe(
    true,
  );
});
it('shows a sentence written anew as a whole', () => {
  const changes = textChanges(
    'A week after bookings hung, they hung again.',
    'On 20 November the service was disrupted for 21 min.',
  );
  expect(changes.map((change) => change.kind)).toEqual(['removed', 'added']);
});
