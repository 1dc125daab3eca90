import type { RuleEvent } from '../event-words.ts';
import { shorten } from '../plain-words.ts';
import { titleTokens } from '../similar/title-tokens.ts';
import type { SurpriseSign } from './facts.ts';
import { isSpoken, spokenWords } from './spoken-lines.ts';

/** Cheap first look; most chatter ends here. */
const STEM =
  /herring|false lead|dead end|wrong|goose|incorrect|false|\boff\b|scratch|ignore|disregard|forget|turn|after all|fine|\bok|healthy|normal|clean|innocent|relat|not\b|n['’]t|rul|nothing/i;
/** Says by itself that an explanation did not hold. */
const TAKEN_BACK: readonly RegExp[] = [
  /\b(?:red herring|false lead|dead end|wrong track|wrong tree|wild goose chase)\b/i,
  /\b(?:i|we) (?:was|were) wrong\b|\b(?:my|our|that|the|first|initial|earlier) (?:\w+ )?(?:theory|hypothesis|guess|assumption|explanation|diagnosis) (?:was|is|turned out|turns out)(?: to be)? (?:wrong|incorrect|false|off)\b/i,
  /\bscratch that\b|\b(?:ignore|disregard|forget) (?:what i said|my (?:last|earlier|previous)|that theory)\b/i,
  /\bturn(?:s|ed) out (?:that )?(?:it|this|that|the \w+)(?:'s| is| was| wasn't| isn't| did)? ?(?:not|n't|wasn't|isn't|had nothing)\b/i,
  /\b(?:it's|it is|it was|that's|that was|this is) not (?:the|a|an) [\w -]{2,40} after all\b/i,
];
/** Says so only if it speaks of something that somebody had proposed. */
const CLEARED =
  /\b(?:is|are|looks?|seems?|was|were) (?:all |perfectly |completely |totally |just )?(?:fine|ok|okay|healthy|normal|clean|innocent|unrelated)\b|\b(?:isn't|wasn't|is not|was not|not) (?:the|our|related|caused by|because of|due to)\b|\bruled? out\b|\bruling out\b|\bnothing to do with\b/i;
/** Words, as stems, that two messages may share without speaking of the same thing. */
const BLANK = new Set(
  `think look like mayb caus problem fine rul out might probabl wrong relat check servic see time suspect not just but can
  could should would what why how when who which there here they them you your some any thing someth noth work use try tri
  need want know get got make ha had did doe don ist was were been been now still yet yes well really good right also only
  very more most all one two new old same other way seem sure mean say said think guess believ assum may`.split(/\s+/),
);

/** How long an explanation stays open: later, "X is fine" is ordinary reporting. Milliseconds. */
const OPEN_FOR = 3 * 60 * 60_000;
const CLAUSE = /[.;!?\n,]|\b(?:but|so|and)\b/;
const KEEP_OPEN = 20;

const THING = "(?:it|this|that|the|our|we|a|an|all|caused|related|due|because)\\b(?:'s)?";
const CLAIM = new RegExp(
  [
    `\\b(?:i|we) (?:do )?(?:think|suspect|believe|guess|assume) ${THING}`,
    `\\b(?:suspect(?:ed|ing)?|suspicion|my (?:guess|theory|hunch|bet|money)|hypothesis|theory)\\b`,
    `\\b(?:could|might|may) (?:it |this |that |well )?be ${THING}`,
    `\\b(?:probably|most likely|looks like|seems (?:like|to be)|maybe) (?:it's |it is )?${THING}`,
  ].join('|'),
  'i',
);
const isHypothesis = (event: RuleEvent): boolean =>
  event.kind === 'hypothesis' || CLAIM.test(event.text.slice(0, 1_000));

const subjectOf = (text: string): string[] =>
  titleTokens(text.slice(0, 400)).filter((token) => token.length > 2 && !BLANK.has(token));

/** Explanations that were followed and did not hold; evidence is the message that says so, after the one that proposed it. */
export function findWrongExplanations(events: readonly RuleEvent[]): SurpriseSign[] {
  const open: { event: RuleEvent; subject: string[] }[] = [];
  const signs: SurpriseSign[] = [];
  for (const event of events) {
    const mayRefute = STEM.test(event.text);
    if (!(mayRefute || isHypothesis(event)) || !isSpoken(event)) continue;
    const words = spokenWords(event.text);
    const alone = mayRefute && TAKEN_BACK.some((pattern) => pattern.test(words));
    if (alone || (mayRefute && open.length > 0 && CLEARED.test(words))) {
      // The part that clears something, so that a long message does not clear all it mentions.
      const about = subjectOf(words.split(CLAUSE).find((clause) => CLEARED.test(clause)) ?? words);
      const proposed = open.findLast(
        (candidate) =>
          (event.at ?? 0) - (candidate.event.at ?? 0) <= OPEN_FOR &&
          candidate.subject.some((token) => about.includes(token)),
      );
      if (alone || proposed) {
        if (proposed) open.splice(open.indexOf(proposed), 1);
        const evidence = proposed ? [proposed.event.id, event.id] : [event.id];
        signs.push({ kind: 'wrong-explanation', quote: shorten((proposed?.event ?? event).text, 120), evidence });
        continue;
      }
    }
    if (!isHypothesis(event)) continue;
    open.push({ event, subject: subjectOf(words) });
    if (open.length > KEEP_OPEN) open.shift();
  }
  return signs;
}
