import type { RuleEvent } from '../event-words.ts';
import { shorten } from '../plain-words.ts';
import type { SurpriseSign } from './facts.ts';
import { isSpoken, spokenWords } from './spoken-lines.ts';
import { findWrongExplanations } from './wrong-explanation.ts';

/** Cheap first look; most chatter ends here. */
const STEM =
  /idea|clue|weird|strange|odd|bizarre|myster|baffl|puzzl|stump|confus|surpris|expect|should|possible|can that be|wtf|wth|what the|huh|sense|understand|explain|reason|nowhere|seen this|seen that|how come|scratch(?:ing)? (?:my|our)|lost here|add up/i;

/** Each is narrow on purpose: what counts is somebody meeting something that does not fit what they took to be so. */
const SURPRISE: readonly RegExp[] = [
  /\b(?:no|not a|without a|haven't (?:got )?a|don't have a) (?:idea|clue)\b(?: at all)?,? (?:why|what|how|where|when|which|whether)\b/i,
  /\b(?:that(?:'s)?|this|it(?:'s)?|which|so|really|very|super|super-?|how|pretty|kind of|kinda|is|looks?|seems?|something|quite|and|but|the|a|^) ?(?:weird|strange|odd|bizarre|baffling|puzzling|mysterious|confusing|surprising)\b/i,
  /^\W*(?:(?:that's|it's|this is|how|very|well|ok|hm+|oh|so|and|but|also),? ){0,3}(?:weird|strange|odd|bizarre|oddly|weirdly|strangely|confusing|surprising)\b/im,
  /\b(?:oddly|weirdly|strangely|bizarrely|mysteriously|inexplicably) enough\b|\b(?:inexplicably|unexplained|mystery)\b/i,
  /\b(?:i'm|i am|we're|we are|still|got|so|bit|little|completely|totally) (?:confused|puzzled|baffled|stumped|surprised|lost here)\b/i,
  /\b(?:that|this|it|they|those) (?:really )?(?:shouldn't|should not)(?: even)? (?:be (?:possible|happening|there|here|the case|that|so|able)|have|happen|exist|work|do (?:that|this)|match|fail|matter)\b/i,
  /\bhow(?: on earth| the hell)? (?:is|was|could|can) (?:that|this|it) (?:even )?(?:be )?(?:possible|happen(?:ing)?|be)\b|\bhow come\b/i,
  /\b(?:totally |completely |really |very |quite |was |is |that's |an )?unexpected(?:ly)?\b(?! (?:token|eof|end of|status|response|error|character|identifier|value|argument|field|key|type|keyword|indent|failure|exception))/i,
  /\b(?:didn't|did not|wasn't|weren't|hadn't) expect(?:ing|ed)?\b|\bnot what (?:i|we) expected\b/i,
  /\b(?:makes?|making) (?:no|little) sense\b|\b(?:doesn't|does not|don't|didn't) (?:make (?:any )?sense|add up)\b/i,
  /\b(?:i|we) (?:really )?(?:don't|do not|can't|cannot|still don't) (?:really |fully |quite )?(?:understand|explain|see) (?:why|how|what|this|that|it)\b/i,
  /\bwtf\b|\bwth\b|\bwhat the (?:hell|heck|f\S*)\b|^\W*huh\b/im,
  /\b(?:out of nowhere|for no (?:apparent |obvious |good )?reason)\b|\b(?:never|not) seen (?:this|that|it|anything like (?:this|that|it))(?: before)?\b/i,
];
const DENIED =
  /\b(?:not|nothing|no longer|isn't|wasn't|hardly|never|neither) (?:\w+ ){0,2}(?:weird|strange|odd|bizarre|confused|confusing|surpris\w+|unexpected|puzzled|mysterious)\b|\bno (?:surprises?|mystery|confusion)\b|\bto avoid (?:any )?confusion\b|\bshould(?:n't| not) (?:be|have) (?:a|an|any|much|too|no) (?:problem|issue|impact|effect|trouble|concern)\b/gi;

const TOO_MANY = 25;

/**
 * Messages in which somebody was surprised or confused, and explanations that turned out wrong, with the message as
 * evidence. Reads English. At most 25 of each: more changes no decision.
 */
export function findSurprise(events: readonly RuleEvent[]): SurpriseSign[] {
  const signs: SurpriseSign[] = [];
  for (const event of events) {
    if (signs.length >= TOO_MANY) break;
    if (!STEM.test(event.text) || !isSpoken(event)) continue;
    const words = spokenWords(event.text).replace(DENIED, ' ');
    if (SURPRISE.some((pattern) => pattern.test(words))) {
      signs.push({ kind: 'surprise', quote: shorten(event.text, 120), evidence: [event.id] });
    }
  }
  return [...signs, ...findWrongExplanations(events).slice(0, TOO_MANY)];
}
