import type { Catalogue } from './catalogue/catalogue.ts';
import { german } from './catalogue/de.ts';
import { english } from './catalogue/en.ts';
import { compileCatalogue, type Lexicon } from './catalogue/lexicon.ts';
import { type Coach, type CoachSetup, type Finding, type Passage, RULES, type Span } from './finding.ts';
import { compileRoster } from './people/roster.ts';
import { type Analysis, analyse } from './rules/analyse.ts';
import type { Context } from './rules/context.ts';
import { judgeSentence } from './rules/judge-sentence.ts';
import type { Note } from './rules/note.ts';
import type { SentenceView } from './rules/sentence-view.ts';
import { sourceOf, type Words, wordNote, wordSuggestion } from './wording.ts';

export const CATALOGUES: readonly Catalogue[] = [english, german];

/** How far context reaches, in sentences; and so at most as many passages. */
export const REACH = 2;

/** A coach for a reader that reads again as somebody writes. */
export type ReadingCoach = Coach & {
  /** The findings in one passage, its neighbours up to `REACH` read as context. What is said once a document is in here each time: see `oncePerDocument`. */
  readAt(passages: readonly Passage[], index: number): Finding[];
  /** People named in a passage: names, handles, mentions. */
  findPeople(passage: Passage): Span[];
};

/** The catalogue of a BCP 47 code, by its first part; RangeError that lists what there is. */
export const catalogueFor = (language: string): Catalogue => {
  const wanted = language.toLowerCase().split(/[-_]/)[0];
  const found = CATALOGUES.find((catalogue) => catalogue.language === wanted);
  if (found) return found;
  const shipped = CATALOGUES.map((catalogue) => catalogue.language).join(', ');
  throw new RangeError(`The coach does not read ${JSON.stringify(language.slice(0, 40))}; it reads: ${shipped}.`);
};

/** Keeps a finding that is made once a document (the single cause) only where it stands first. */
export const oncePerDocument = (findings: readonly Finding[][]): Finding[][] => {
  let hasCause = false;
  return findings.map((own) =>
    own.filter(({ rule }) => {
      if (rule !== 'single-cause') return true;
      const isFirst = !hasCause;
      hasCause = true;
      return isFirst;
    }),
  );
};

/**
 * Compiles a setup: roster, services, catalogue. RangeError for a language that is not shipped.
 * A passage that was read before is not analysed again while it is the same object.
 */
export const makeCoach = (setup: CoachSetup = {}): ReadingCoach => {
  const catalogue = catalogueFor(setup.language ?? 'en');
  const lexicon = compileCatalogue(catalogue);
  const roster = compileRoster(setup.roster ?? [], setup.services ?? [], lexicon);
  const off = new Set([...(setup.off ?? []), ...RULES.filter((rule) => !catalogue.rules[rule])]);
  const namesAreRoles = setup.names === 'roles-only';
  const known = new WeakMap<Passage, Analysis>();
  const analysisOf = (passage: Passage): Analysis => {
    const analysis = known.get(passage) ?? analyse(passage, roster, lexicon);
    known.set(passage, analysis);
    return analysis;
  };

  const readAt = (passages: readonly Passage[], index: number): Finding[] => {
    const passage = passages[index];
    if (!passage || passage.place === 'heading') return [];
    const analysis = analysisOf(passage);
    const around = neighbours(passages, index, analysisOf);
    return analysis.sentences.flatMap((view, at) => {
      const before = [...analysis.contexts.slice(Math.max(0, at - REACH), at).reverse(), ...around.before].slice(
        0,
        REACH,
      );
      const after = [...analysis.contexts.slice(at + 1, at + 1 + REACH), ...around.after].slice(0, REACH);
      const notes = judgeSentence(
        view,
        analysis.contexts[at]!,
        { before, after },
        namesAreRoles,
        catalogue.wording.contributingFactor,
        off,
      );
      return notes.map((note) => toFinding({ passage, ...analysis }, view, note, catalogue, lexicon));
    });
  };

  return {
    read: (passages) => oncePerDocument(passages.map((_, index) => readAt(passages, index))),
    readAt,
    findPeople: (passage) => peopleIn(passage, analysisOf(passage)),
  };
};

/** The contexts of the sentences next to a passage, nearest first; a heading ends them. */
const neighbours = (
  passages: readonly Passage[],
  index: number,
  analysisOf: (passage: Passage) => Analysis,
): { before: Context[]; after: Context[] } => {
  const collect = (step: 1 | -1): Context[] => {
    const found: Context[] = [];
    for (let count = 1; count <= REACH && found.length < REACH; count++) {
      const passage = passages[index + count * step];
      if (!passage || passage.place === 'heading') break;
      const { contexts } = analysisOf(passage);
      found.push(...(step > 0 ? contexts.slice(0, REACH) : contexts.slice(-REACH).reverse()));
    }
    return found;
  };
  return { before: collect(-1), after: collect(1) };
};

const toFinding = (words: Words, view: SentenceView, note: Note, catalogue: Catalogue, lexicon: Lexicon): Finding => {
  const { plain, tokens } = words;
  const placeOf = (from: number, to: number): Span => ({
    start: plain.startOf(tokens[from]!.start),
    end: plain.endOf(tokens[to - 1]!.end - 1),
  });
  const to = Math.min(Math.max(note.to, note.from + 1), view.to);
  const whole = { ...note, to };
  const isName = note.rule === 'name-role';
  return {
    ...placeOf(note.from, to),
    rule: note.rule,
    tier: note.tier,
    quote: sourceOf(words, note.from, to),
    sentence: placeOf(view.from, view.to),
    ...wordNote(words, whole, catalogue, lexicon),
    actor: note.actor ? sourceOf(words, note.actor.from, note.actor.to) : null,
    suggestion: isName ? roleFor(note, view, catalogue) : wordSuggestion(words, whole),
  };
};

/** "the incident lead" for a name; with a capital where it begins its sentence. */
const roleFor = ({ actor, from }: Note, view: SentenceView, catalogue: Catalogue): string => {
  const role = actor?.role === undefined ? catalogue.wording.someRole : catalogue.wording.callRole(actor.role);
  return from === view.from ? role.charAt(0).toUpperCase() + role.slice(1) : role;
};

const peopleIn = (_passage: Passage, { plain, tokens, names, sentences }: Analysis): Span[] => {
  const all = [...names, ...sentences.flatMap(({ actors }) => actors.filter(({ kind }) => kind === 'name'))];
  const spans = new Map(
    all.map(({ from, to }) => [
      from,
      { start: plain.startOf(tokens[from]!.start), end: plain.endOf(tokens[to - 1]!.end - 1) },
    ]),
  );
  return [...spans.values()].sort((a, b) => a.start - b.start);
};
