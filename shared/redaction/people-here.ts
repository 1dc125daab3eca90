import { compileNeedles, findNeedles, type Needle } from './find-needles.ts';
import type { KnownPerson } from './people-needles.ts';

/**
 * Of everybody known those whom a text is about: who took part, and who is called by full name, handle or address in it. Only of
 * them first names and bare handles are taken out: in a house of thousands every word is somebody's.
 */
export function peopleHere(texts: readonly string[], people: readonly KnownPerson[]): KnownPerson[] {
  const needles = compileNeedles(people.filter(({ role }) => role === null).flatMap(fullNeedles));
  const named = new Set(texts.flatMap((text) => findNeedles(text, needles).map(({ key }) => key)));
  return people.filter(({ id, role }) => role !== null || named.has(id));
}

function fullNeedles({ id, name, handles, email }: KnownPerson): Needle[] {
  const said = [name, ...(email ? [email] : [])].map((text): Needle => ({ key: id, text, as: '' }));
  const isOneWord = !/\s/.test(name.trim());
  return [
    ...said.map((needle) => ({ ...needle, needsCapital: isOneWord && needle.text === name })),
    ...handles.map((text): Needle => ({ key: id, text, as: '', needsSign: true })),
  ];
}
