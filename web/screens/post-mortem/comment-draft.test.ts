import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerptOf, mentionedPeople } from '#shared/rules/comment-text.ts';
import { toDraft, toMarkdown, typedName } from './comment-draft.ts';

const ANA = { id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Ana' };
const ANA_RUIZ = { id: '01890a5d-ac96-774b-bcce-b302099a8058', name: 'Ana Ruiz' };

it('names whoever was chosen, also where one name begins another', () => {
  const markdown = toMarkdown({ text: 'Hi @Ana Ruiz, @Ana and @Anabel', people: [ANA, ANA_RUIZ] });
  expect(mentionedPeople(markdown)).toEqual([ANA_RUIZ.id, ANA.id]);
  expect(excerptOf(markdown)).toBe('Hi @Ana Ruiz, @Ana and @Anabel');
});
it('leaves a name alone that was typed and not chosen, or chosen and rubbed out', () => {
  expect(toMarkdown({ text: 'Hi @Ana', people: [] })).toBe('Hi @Ana');
  expect(toMarkdown({ text: 'Hi', people: [ANA] })).toBe('Hi');
});
it('can be changed again after it was sent', () =>
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^[\p{L}[\]\\ ]{1,12}$/u), (text, name) => {
      const draft = { text: `${text.replaceAll('@', '')} @${name}`.trim(), people: [{ ...ANA, name }] };
      const again = toDraft(toMarkdown(draft));
      expect(again.text).toBe(draft.text);
    }),
  ));
it('asks for people where a name is being typed', () => {
  expect(typedName('Hi @An', 6)).toEqual({ from: 3, query: 'An' });
  expect(typedName('Hi @Ana Ru', 10)).toEqual({ from: 3, query: 'Ana Ru' });
  expect(typedName('mail@example', 12)).toBeNull();
  expect(typedName('Hi @Ana, so', 11)).toBeNull();
});
