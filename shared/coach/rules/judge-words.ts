import { isA, means } from '../text/clues.ts';
import { judgePassive, judgeQuietWords } from './judge-quiet-words.ts';
import { type Note, noteAt } from './note.ts';
import { hitsOf, isDeniedAt, isSomebody, type SentenceView } from './sentence-view.ts';

const WINDOW = 7;

/** "Human error" as a cause; not where the words deny it, prevent it or talk about the notion. */
const judgeHumanError = (view: SentenceView): Note[] => {
  const denials = hitsOf(view, 'denies-error');
  return hitsOf(view, 'human-error').flatMap((hit) => {
    const isDenied = denials.some(
      ({ from, to }) => (to <= hit.from && to > hit.from - WINDOW) || (from >= hit.to && from < hit.to + WINDOW),
    );
    const isUsers =
      view.tokens[hit.from]!.low === 'user' &&
      !/^(?:caused|due|because|was|is|as|from)$/.test(view.tokens[hit.from - 1]?.low ?? 'was');
    const isMeasured = means(view.tokens[hit.to], 'measure');
    return isDenied || isUsers || isMeasured || view.isQuestion ? [] : [noteAt('human-error', 'reword', hit)];
  });
};

/** Words that judge people: with a person in the sentence, or said of what only people make. */
const judgeHarshWords = (view: SentenceView): Note[] => {
  const { tokens } = view;
  const notes: Note[] = [];
  const somebody = view.actors.find(isSomebody);
  // What somebody says of themselves is their own account.
  const isOwnAccount = !somebody && view.actors.some(({ kind }) => kind === 'self');
  if (view.isQuestion || isOwnAccount) return notes;
  for (const hit of hitsOf(view, 'judging')) {
    if (somebody && !(isDeniedAt(view, hit.from) && tokens[hit.from]!.low !== 'bothered'))
      notes.push({ ...noteAt('judging-strong', 'reword', hit), actor: somebody });
  }
  for (let at = view.from + 2; at < view.to; at++) {
    // "Sam took an hour, which is unacceptable."
    if (
      means(tokens[at], 'judgesThing') &&
      isA(tokens[at - 1], 'be') &&
      /^(?:which|this|that)$/.test(tokens[at - 2]!.low) &&
      view.predicates.some(({ actor, verb }) => isSomebody(actor) && verb < at)
    ) {
      notes.push({ ...noteAt('judging-strong', 'reword', { from: at - 2, to: at + 1 }), actor: somebody });
    }
  }
  for (let at = view.from; at < view.to; at++) {
    const token = tokens[at]!;
    if (!means(token, 'judgesPerson') || isDeniedAt(view, at)) continue;
    if (/^(?:lazy|hasty|asleep)$/.test(token.low) && !means(tokens[at + 1], 'work') && !somebody) continue;
    if (
      token.low === 'lazy' &&
      /^(?:load|init|eval|loading|initiali[sz]ation|evaluation)/.test(tokens[at + 1]?.low ?? '')
    )
      continue;
    const isSaidOfWork =
      means(tokens[at + 1], 'work') || means(tokens[at + 2], 'work') || /^(?:by|of)$/.test(tokens[at + 1]?.low ?? '');
    const isAName = means(token, 'fault') || /(?:ness|ence)$/.test(token.low);
    if (!somebody && !isSaidOfWork && !isAName) continue;
    const suggestion =
      means(tokens[at + 1], 'work') && !isAName ? { replace: { from: at, to: at + 1, by: '' } } : undefined;
    const end = suggestion ? at + 2 : at + 1;
    notes.push({ ...noteAt('judging-strong', 'reword', { from: at, to: end }), actor: somebody, suggestion });
  }
  return notes;
};

/** What words alone say, whoever the sentence is about. */
export const judgeWords = (view: SentenceView, factor: string): Note[] => [
  ...judgeHumanError(view),
  ...judgeHarshWords(view),
  ...judgeQuietWords(view, factor),
  ...judgePassive(view),
];
