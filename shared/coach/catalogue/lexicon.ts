import { fold } from '../text/characters.ts';
import { GRAMMAR, type GrammarClass, SENSE, type Sense } from '../text/word-classes.ts';
import type { Catalogue, PhraseKind } from './catalogue.ts';

export type Word = { grammar: number; sense: number };

/** A tree of phrases by their words. */
export type PhraseNode = { next: Map<string, PhraseNode>; kinds: PhraseKind[] };

/** A catalogue made ready to be looked up. */
export type Lexicon = {
  words: ReadonlyMap<string, Word>;
  phrases: PhraseNode;
  /** Base and "-ing" form of a verb, by each of its forms. */
  verbs: ReadonlyMap<string, { base: string; ing: string }>;
  abbreviations: ReadonlySet<string>;
  contractions: ReadonlySet<string>;
  endings: Catalogue['endings'];
  verbLast: boolean;
};

const list = (words: string | undefined): string[] =>
  words === undefined ? [] : fold(words).split(/\s+/).filter(Boolean);

const bitsOf = (name: string): Word => ({
  grammar: GRAMMAR[name as GrammarClass] ?? 0,
  sense: SENSE[name as Sense] ?? 0,
});

const newNode = (): PhraseNode => ({ next: new Map(), kinds: [] });

/** Puts "a/b ?c d" into the tree, in all its readings. */
const addPhrase = (root: PhraseNode, phrase: string, kind: PhraseKind): void => {
  let ends = [root];
  for (const part of list(phrase)) {
    const isOptional = part.startsWith('?');
    const words = (isOptional ? part.slice(1) : part).split('/');
    const reached = ends.flatMap((end) =>
      words.map((word) => {
        const child = end.next.get(word) ?? newNode();
        end.next.set(word, child);
        return child;
      }),
    );
    ends = isOptional ? [...ends, ...reached] : reached;
  }
  for (const end of ends) if (!end.kinds.includes(kind)) end.kinds.push(kind);
};

/** Makes a catalogue ready; costs as much as it is long. */
export const compileCatalogue = (catalogue: Catalogue): Lexicon => {
  const words = new Map<string, Word>();
  const verbs = new Map<string, { base: string; ing: string }>();
  const add = (word: string, { grammar, sense }: Word) => {
    const entry = words.get(word);
    if (entry) {
      entry.grammar |= grammar;
      entry.sense |= sense;
    } else words.set(word, { grammar, sense });
  };
  for (const [name, text] of Object.entries(catalogue.words)) for (const word of list(text)) add(word, bitsOf(name));
  for (const [name, text] of Object.entries(catalogue.verbs)) {
    const { sense } = bitsOf(name);
    for (const verb of text.split(/\s+/)) {
      const forms = catalogue.inflect(verb);
      const root = { base: forms.base[0]!, ing: forms.ing[0] ?? '' };
      for (const form of ['base', 'past', 'ing'] as const) {
        for (const word of forms[form]) {
          const folded = fold(word);
          add(folded, { grammar: GRAMMAR[form], sense });
          if (!verbs.has(folded)) verbs.set(folded, root);
        }
      }
    }
  }
  const phrases = newNode();
  for (const [kind, text] of Object.entries(catalogue.phrases)) {
    for (const phrase of text.split('|')) addPhrase(phrases, phrase.trim(), kind as PhraseKind);
  }
  phrases.kinds.length = 0;
  return {
    words,
    verbs,
    phrases,
    abbreviations: new Set(list(catalogue.abbreviations)),
    contractions: new Set(list(catalogue.contractions)),
    endings: catalogue.endings,
    verbLast: catalogue.verbLast,
  };
};
