import type { Place, Rule } from '../finding.ts';
import type { GrammarClass, Sense } from '../text/word-classes.ts';

/** Fixed wordings that the rules ask for. */
export type PhraseKind =
  | 'human-error'
  | 'single-cause'
  | 'mechanistic'
  | 'judging'
  | 'soft'
  | 'hindsight'
  | 'minimiser'
  | 'distancing'
  | 'animated'
  | 'vague-quantity'
  /** "by mistake": makes a neutral act a blamed one. */
  | 'by-mistake'
  | 'against-rules'
  /** What somebody saw, knew, was told, or was pressed by: silences blame and questions. */
  | 'context'
  /** Less than that: silences questions only. */
  | 'some-context'
  /** Says that it was not so: "not because", "it is not the case that". */
  | 'denial'
  | 'denies-error'
  /** Points at a person as the cause: "is to blame". */
  | 'accuses'
  /** The same before the person: "the fault of". */
  | 'accuses-before'
  /** Before a person's change: "caused by", "a bug in". */
  | 'blames-work'
  | 'was-supposed'
  | 'slow'
  | 'good-act'
  | 'harm-act'
  | 'did-not-bother'
  /** Begins a question that accuses: "why did", "how could". */
  | 'asks-accusing'
  /** "would not listen". */
  | 'refuses'
  /** Says of a change or a decision what came of it: "led to". */
  | 'leads-to'
  /** Says that something was somebody's to do: "up to", "promised to". */
  | 'owed';

export type RuleText = {
  why: string;
  /** May hold {actor}, {doing} (their act as a noun: "pressing the button") and {word}; a question whose slot stays empty is left out. */
  questions: readonly string[];
};

/**
 * One language. Words stand separated by blanks. A verb is its base form, then where irregular "/past/participle";
 * phrases are separated by "|", "a/b" are two words for one place, "?" marks a word that may be missing.
 */
export type Catalogue = {
  language: string;
  /** Does the verb stand at the end of its clause, away from its subject? */
  verbLast: boolean;
  words: Partial<Record<GrammarClass | Sense, string>>;
  verbs: Partial<Record<Sense, string>>;
  /** All forms of a verb: base forms, past forms (participles too), and the form in "-ing" or what stands for it. */
  inflect(verb: string): { base: readonly string[]; past: readonly string[]; ing: readonly string[] };
  phrases: Partial<Record<PhraseKind, string>>;
  /** Phrases in headings that tell what stands below them. */
  places: Partial<Record<Place, string>>;
  /** Words that end in a dot within a sentence, without it. */
  abbreviations: string;
  /** Words with an apostrophe that are one word. */
  contractions: string;
  /** The endings of verbs in the past and in the third person, and of adverbs. */
  endings: { past: string; present: string; adverb: string };
  /** An unknown verb in the past as a noun ("pressing"); empty where it cannot be known. */
  gerundOf(past: string): string;
  rules: Partial<Record<Rule, RuleText>>;
  /** How an act is put into questions and suggestions. */
  wording: {
    they: string;
    someRole: string;
    contributingFactor: string /** "A junior developer" → "the junior developer". */;
    callRole(text: string): string;
  };
};
