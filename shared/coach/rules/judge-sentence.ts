import { RULES, type Rule } from '../finding.ts';
import { type Context, explainsItself } from './context.ts';
import { judgeFollowUp } from './judge-follow-up.ts';
import { judgePossession } from './judge-possession.ts';
import { judgePredicate } from './judge-predicate.ts';
import { judgeQuestion } from './judge-question.ts';
import { judgeWords } from './judge-words.ts';
import type { Note } from './note.ts';
import type { SentenceView } from './sentence-view.ts';

/** What stands around a sentence: the contexts of those before and behind it that are in reach, nearest first. */
export type Around = { before: readonly Context[]; after: readonly Context[] };

const SEVERITY: readonly Rule[] = [
  'human-error',
  'agent-nominal',
  'judging-strong',
  'cf-modal',
  'agent-artefact',
  'agent-passive-by',
  'agent-harm',
  'agent-adverb',
  'cf-negated',
  'name-role',
];

const rank = ({ rule, tier }: Note): number => {
  const severity = SEVERITY.indexOf(rule);
  return (tier === 'reword' ? 0 : 100) + (severity >= 0 ? severity : 20 + RULES.indexOf(rule));
};

const isPlain = (context: Context) => context.plain.length > 0;

/** Does what stands around take this note back? What was seen and expected explains an act; nothing explains a "should have". */
const isExplained = (view: SentenceView, note: Note, own: Context, around: Around): boolean => {
  if (!note.yieldsToContext) return false;
  const predicate = view.predicates.find(({ verb, actor }) => verb === note.verb && actor === note.actor);
  if (explainsItself(view, own, predicate) || around.after.some(isPlain)) return true;
  if (note.tier === 'reword') return false;
  return (note.rule === 'agent-context' && own.some) || around.before.some(isPlain);
};

const overlaps = (a: Note, b: Note) => a.from < b.to && b.from < a.to;

/** One note a place, the most serious; one question of a kind; no question about somebody of whom a squiggle asks already. */
const choose = (notes: readonly Note[]): Note[] => {
  const chosen: Note[] = [];
  for (const note of [...notes].sort((a, b) => rank(a) - rank(b) || a.from - b.from)) {
    if (chosen.some((other) => overlaps(note, other))) continue;
    if (note.tier === 'ask' && chosen.some(({ tier, rule }) => tier === 'ask' && rule === note.rule)) continue;
    if (note.rule === 'agent-context' && chosen.some(({ tier, actor }) => tier === 'reword' && actor !== undefined))
      continue;
    chosen.push(note);
  }
  return chosen;
};

/** The notes on one sentence. Linear in its length for all that people write: each rule looks a few words around. */
export const judgeSentence = (
  view: SentenceView,
  own: Context,
  around: Around,
  namesAreRoles: boolean,
  factor: string,
  off: ReadonlySet<Rule>,
): Note[] => {
  const notes = [
    ...view.predicates.map((predicate) => judgePredicate(view, predicate)).filter((note) => note !== undefined),
    ...judgePossession(view),
    ...judgeQuestion(view),
    ...judgeWords(view, factor),
    ...judgeFollowUp(view),
    ...(namesAreRoles ? nameNotes(view) : []),
  ].filter((note) => !off.has(note.rule) && !isExplained(view, note, own, around));
  return choose(notes).sort((a, b) => a.from - b.from);
};

const nameNotes = (view: SentenceView): Note[] =>
  view.actors
    .filter(({ kind, from, to }) => kind === 'name' && from >= view.from && to <= view.to)
    .map((actor) => ({
      rule: 'name-role',
      tier: 'reword',
      from: actor.from,
      to: actor.to,
      actor,
      verb: undefined,
      suggestion: undefined,
      yieldsToContext: false,
    }));
