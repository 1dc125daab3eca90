import type { Lexicon } from '../catalogue/lexicon.ts';
import type { RosterPerson } from '../finding.ts';
import { fold } from '../text/characters.ts';
import { tokenize } from '../text/tokens.ts';

/** Where a name of several words is looked up: its words, folded, with blanks between. */
type Entry = { role: string | undefined; isFull: boolean };

export type Roster = {
  /** Full, first and last names. */
  names: ReadonlyMap<string, Entry>;
  /** How many words the longest name has that begins with this word. */
  longest: ReadonlyMap<string, number>;
  handles: ReadonlyMap<string, Entry>;
  services: ReadonlySet<string>;
  longestService: ReadonlyMap<string, number>;
};

const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'di',
  'da',
  'dos',
  'del',
  'la',
  'le',
  'ten',
  'ter',
  'bin',
  'al',
  'el',
  'zu',
  'af',
  'av',
]);

const bareHandle = (handle: string): string => fold(handle.replace(/^@|@$/g, ''));

/** The last name with what belongs to it ("van der Berg"), and without. */
const lastNames = (parts: readonly string[]): string[] => {
  let from = parts.length - 1;
  const bare = parts[from]!;
  while (from > 1 && PARTICLES.has(parts[from - 1]!.toLowerCase())) from--;
  return [...new Set([parts.slice(from).join(' '), bare])];
};

/** Makes a roster ready to be looked up, whatever its length: a few entries a person. */
export const compileRoster = (
  people: readonly RosterPerson[],
  services: readonly string[],
  lexicon: Lexicon,
): Roster => {
  const names = new Map<string, Entry>();
  const longest = new Map<string, number>();
  const handles = new Map<string, Entry>();
  const wordsOf = (name: string) =>
    /^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)
      ? name.toLowerCase().split(' ')
      : tokenize(name, [], lexicon)
          .filter(({ kind }) => kind === 'word')
          .map(({ low }) => low.replace(/^@/, ''));
  const addName = (words: readonly string[], entry: Entry) => {
    const key = words.join(' ');
    const known = names.get(key);
    if (!known || (entry.isFull && !known.isFull)) names.set(key, entry);
    else if (known.role !== entry.role) known.role = undefined;
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length));
  };
  for (const { name, handles: own = [], role } of people) {
    const isHandle = /^@|@$/.test(name.trim());
    const words = isHandle ? [] : wordsOf(name.slice(0, 200));
    for (const handle of isHandle ? [name.trim(), ...own] : own)
      handles.set(bareHandle(handle), { role, isFull: true });
    if (words.length === 0) continue;
    addName(words, { role, isFull: /\s/.test(name.trim()) });
    const parts = name.trim().split(/\s+/);
    if (isHandle || parts.length === 1) continue;
    for (const part of [parts[0]!, ...lastNames(parts)]) {
      const partWords = wordsOf(part);
      if (part.length > 1 && partWords.length > 0) addName(partWords, { role, isFull: false });
    }
  }
  const serviceKeys = new Set<string>();
  const longestService = new Map<string, number>();
  for (const service of services) {
    const words = wordsOf(service.slice(0, 200));
    if (words.length === 0) continue;
    serviceKeys.add(words.join(' '));
    longestService.set(words[0]!, Math.max(longestService.get(words[0]!) ?? 0, words.length));
  }
  return { names, longest, handles, services: serviceKeys, longestService };
};
