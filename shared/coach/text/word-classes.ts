/** What a word does in a sentence. A word may be in several classes: one bit each. */
export const GRAMMAR = {
  determiner: 1,
  negation: 1 << 1,
  auxiliary: 1 << 2,
  be: 1 << 3,
  have: 1 << 4,
  modal: 1 << 5,
  adverb: 1 << 6,
  preposition: 1 << 7,
  subordinator: 1 << 8,
  coordinator: 1 << 9,
  heOrShe: 1 << 10,
  they: 1 << 11,
  self: 1 << 12,
  role: 1 << 13,
  /** Also the word for a part of a system: "operator", "agent". */
  doubtfulRole: 1 << 14,
  roleModifier: 1 << 15,
  someone: 1 << 16,
  nobody: 1 << 17,
  relative: 1 << 18,
  base: 1 << 19,
  past: 1 << 20,
  ing: 1 << 21,
  /** Also a given name: "Will", "Grace", "May". */
  doubtfulName: 1 << 22,
  /** Said with "in" and "since" when no person is meant. */
  month: 1 << 23,
  if: 1 << 24,
  without: 1 << 25,
  by: 1 << 26,
  to: 1 << 27,
  /** Fills the place of a subject or object: "it", "them", "everyone". */
  pronoun: 1 << 28,
  groupHead: 1 << 29,
} as const;
export type GrammarClass = keyof typeof GRAMMAR;

/** What a word means to the rules: one bit each. */
export const SENSE = {
  /** Says by itself that it went badly: "broke", "misread". */
  harm: 1,
  /** Harm done by not attending: what was in sight is named beside it ("ignored the alert that showed"). */
  ignore: 1 << 1,
  /** Something left undone: "forgot to". */
  omit: 1 << 2,
  /** A neutral act on a system: "pressed", "restarted". */
  act: 1 << 3,
  /** Puts something into the world; harm if that is bad: "introduced a bug". */
  bring: 1 << 4,
  /** Noticing, telling, mending. */
  good: 1 << 5,
  /** Tells what somebody saw, knew, expected, or what they were shown. */
  know: 1 << 6,
  /** Not having done it says nothing about a person: "did not have". */
  exempt: 1 << 7,
  /** What people make: "PR", "change". */
  work: 1 << 8,
  fault: 1 << 9,
  /** What nobody wants: "bug", "outage". */
  badThing: 1 << 10,
  wrong: 1 << 11,
  /** Judges whoever it is said of: "careless". */
  judgesPerson: 1 << 12,
  /** Judges people or their work where it is said of them, and is common talk elsewhere: "unacceptable". */
  judgesThing: 1 << 13,
  accident: 1 << 14,
  reckless: 1 << 15,
  /** "took down", "knocked offline": with a word of `down` after it. */
  topple: 1 << 16,
  down: 1 << 17,
  /** "left the flag on": with a word of `leftover` after it. */
  leave: 1 << 18,
  leftover: 1 << 19,
  /** "despite the freeze". */
  warning: 1 << 20,
  /** Time words after which "just" is no minimiser. */
  temporal: 1 << 21,
  service: 1 << 22,
  /** Only people do it: enough to see a name in an unknown word. */
  human: 1 << 23,
  /** Words after a fault that make it a thing of machines: "error rate". */
  measure: 1 << 24,
  perceive: 1 << 25,
  /** Bounded follow-ups never begin so: "improve", "look into". */
  vagueStart: 1 << 26,
  teach: 1 << 27,
  people: 1 << 28,
  /** What somebody is said not to have been: "careful". With "competent": what they are compared with. */
  careful: 1 << 29,
  /** Stands for the verb behind its "to": "chose to ignore". */
  light: 1 << 30,
  /** What is missed where it was not done: "without telling". */
  duty: 1 << 31,
} as const;
export type Sense = keyof typeof SENSE;
