import type { FeatureName } from './features.ts';

/**
 * How much each feature speaks for an event being an entry of the incident's timeline (log odds). Fitted once by logistic
 * regression with ridge penalty on the development half of the evaluation corpus, organisations weighted alike, then
 * rounded; docs/evaluation.md has the method and what it achieves on organisations that took no part in it. Set by hand,
 * because the corpus has too few: system lines, gibberish, pasted lists.
 */
export const WEIGHTS: Record<FeatureName, number> = {
  tiny: -1.3,
  short: -0.3,
  medium: 0.4,
  long: 0.4,
  veryLong: 0.9,
  narrated: 1.3,
  narratedEarly: 0.7,
  ongoingFirst: -0.2,
  spokenFirst: -0.3,
  incident: 1.5,
  technical: 2.3,
  responder: 1.4,
  state: 0.5,
  firstPerson: -1.9,
  we: -1.2,
  secondPerson: -0.7,
  filler: -0.7,
  fillerFirst: -0.9,
  modal: -0.2,
  opinion: -0.3,
  questionMark: -1.8,
  questionFirst: -0.8,
  courtesy: -0.6,
  adviceFirst: -0.3,
  passive: 0.6,
  function: -1.6,
  demonstrativeFirst: -1.0,
  contraction: -0.1,
  capital: -0.3,
  lowerStart: -1.1,
  fullStop: 0.0,
  exclamation: -0.6,
  ellipsis: -1.0,
  addressed: -2.1,
  emoticon: -0.9,
  onlyLink: -0.2,
  link: -0.2,
  measure: 0.0,
  identifier: 0.9,
  system: -3,
  gibberish: -3,
  foreign: 3.0,
  subjectVerb: 0.9,
  pastRegular: 0.4,
  namedMiddle: 1.4,
  talk: -1.2,
  telling: 0.9,
  happeningFirst: 1.1,
  clean: 0.9,
  cleanNarrated: 0.3,
  cleanTelling: 0.0,
  cleanStop: -0.1,
  openEnd: -1.0,
  commas: -1.7,
  accented: 2.7,
  listing: -3,
  talkShare: -1.8,
  tellingShare: 1.0,
  presentGeneric: -0.7,
};

export const BIAS = -2.5;

/** Features that compare an event's language with the record's. */
export const LANGUAGE_FEATURES: readonly FeatureName[] = ['foreign', 'accented'];

/** How the event's own odds, the words it shares and the style it shares go together. */
export const BLEND = { bias: -1.3, own: 0.67, cohesion: 1, style: 1 } as const;
