import type { FollowUpReading } from '../finding.ts';
import type { Judgement } from './judge-thing.ts';
import type { ReadTitle } from './read-title.ts';

type Wording = FollowUpReading['wording'];

/** Words that name nothing in particular. */
const EMPTY =
  /^(?:the|a|an|our|all|any|every|each|some|this|that|these|those|it|its|their|more|better|good|best|new|and|or|with|for|of|in|on|to|from|by|at|during|about|when|if|is|are|be|was|were|not|as|so|things?|stuff|issues?|problems?|scenarios?|situation|incidents?|outages?|case|cases|caused?|process|system|systems|improvements?|communication|monitoring|alerts?|alerting|automation|attention|next|time|future|again|etc|way|ways|changes?|how|what|which|whether|where|team|teams|us|we|everything|something|much|well|sure|properly|appropriately|careful|possible|needed|necessary)$/;
const ENOUGH_NAMED = 2;
/** Words that are empty alone and name something beside another: "the change process for invoices". */
const HALF_EMPTY =
  /^(?:process|processes|changes?|alerts?|alerting|monitoring|automation|incidents?|outages?|systems?|teams?|issues?|scenarios?)$/;

/** Work that is never over, or whose end nobody could tell. */
const ENDLESS =
  /\b(?:better|more|improve\w*|regularly|continu(?:e|ously|ally)|ongoing|always|as needed|where (?:possible|appropriate)|if possible|etc|and so on|in (?:the )?future|from now on|robust|easier|appropriate(?:ly)?|proper(?:ly)?|as much as)\b/i;
const WITHOUT_OUTCOME = ['study', 'watch', 'vague', 'care', 'tell', 'teach', 'pair'];
/** A figure to be reached, a day, a share: done can be told by it. */
const MEASURED = /\b(?:above|below|under|over|within|at (?:least|most)|by|to|from|than|every|exceeds?) \D{0,4}\d/i;

/** Words that name something; of those that only do so beside others, two count for one. */
function countNamed({ words, objectFrom }: ReadTitle): number {
  const object = words.slice(objectFrom);
  const named = object.filter(({ lower }) => !EMPTY.test(lower)).length;
  const half = object.filter(({ lower }) => HALF_EMPTY.test(lower)).length;
  return named === 0 ? 0 : named + Math.floor(half / 2);
}

/**
 * Whether a follow-up begins with something that can be done, says where and what, and says when it is done: actionable,
 * specific, bounded (Lunney, Lueder and Beyer, ;login: spring 2017). A note for each that is not met.
 */
export function judgeWording(title: ReadTitle, judgement: Judgement | null): { wording: Wording; notes: string[] } {
  const { verb, text } = title;
  const group = judgement?.group;
  const hasOutcome = verb !== null && verb.group !== 'vague' && verb.group !== 'care';
  const isIdea =
    verb?.group === 'study' && /^(?:consider|think|look-|explore|revisit|reconsider|rethink)/.test(verb.base);
  const isOnlyWatched = verb?.group === 'watch' && group === 'watch';
  const specific = countNamed(title) >= ENOUGH_NAMED;
  const actionable = hasOutcome && !isIdea && !isOnlyWatched && !title.isOfPeople;
  const endless =
    group === undefined || WITHOUT_OUTCOME.includes(group) || (ENDLESS.test(text) && !MEASURED.test(text));
  const bounded = actionable && specific && !endless;
  const notes = [
    ...(actionable ? [] : ['Begin with what will be done: “add”, “remove”, “reject”.']),
    ...(specific ? [] : ['Say what and where: which service, which step, which case.']),
    ...(bounded ? [] : ['Say how you can tell that it is done: what will be there, or a figure.']),
  ];
  return { wording: { actionable, specific, bounded }, notes };
}
