import type { FollowUpKind } from '../rules/factor-words.ts';

/** How sure the coach is, and so how loud: *reword* is a squiggle and nearly always right, *ask* a quiet question in the margin. */
export type Tier = 'reword' | 'ask';

export const RULES = [
  'cf-modal',
  'cf-negated',
  'agent-harm',
  'agent-adverb',
  'agent-nominal',
  'agent-passive-by',
  'agent-artefact',
  'human-error',
  'judging-strong',
  'name-role',
  'agent-context',
  'single-cause',
  'mechanistic',
  'judging-soft',
  'hindsight',
  'minimiser',
  'distancing',
  'animated',
  'passive-no-agent',
  'vague-quantity',
  'action-vague',
  'action-person',
] as const;
/** Kept with each dismissal, shown in every report and used to switch rules off: a rule never changes its name. */
export type Rule = (typeof RULES)[number];

/** UTF-16 offsets, the end exclusive. */
export type Span = { start: number; end: number };

/** One place in a text. Offsets are those of the text that was read. */
export type Finding = Span & {
  rule: Rule;
  tier: Tier;
  /** The text from `start` to `end`, exactly. */
  quote: string;
  /** The sentence it stands in: an answer is written behind it. */
  sentence: Span;
  /** In one line, for a person, without blaming the writer. */
  why: string;
  /** At least one, the most useful first; each asks how or what, never why or who, in words of the sentence. */
  questions: string[];
  /** Who the sentence is about, as it is written there. */
  actor: string | null;
  /** Words that may stand in place of `quote`; null where no change of words is safe. */
  suggestion: string | null;
};

/** Where a text stands decides what is asked of it: a heading is not judged, a near miss may say what would have been. */
export type Place =
  | 'prose'
  | 'summary'
  | 'timeline'
  | 'factors'
  | 'lucky'
  | 'follow-ups'
  /** Headings, table heads: read for what they announce, never judged. */
  | 'heading';

/** One paragraph, list item or table cell. */
export type Passage = {
  text: string;
  place: Place;
  /** Marks that no reader sees ("**", escapes): what stands before and behind them belongs together. Sorted, apart. */
  skip: readonly Span[];
  /** Code, links, addresses, citations: one word each that nobody judges. Sorted, apart. */
  opaque: readonly Span[];
  /** Mentions of people known to the installation. Sorted, apart. */
  people: readonly (Span & { name: string })[];
};

/** Somebody who may be named. */
export type RosterPerson = {
  name: string;
  /** With or without "@". */
  handles?: readonly string[];
  /** What they were in this incident ("incident lead"), offered in place of the name where only roles are wanted. */
  role?: string;
};

/** *allowed*: with context, names are fine; *roles-only*: the role is offered instead. */
export const NAME_RULES = ['allowed', 'roles-only'] as const;
export type NameRule = (typeof NAME_RULES)[number];

export type CoachSetup = {
  /** BCP 47 code of a shipped catalogue; English unless told. */
  language?: string;
  names?: NameRule;
  roster?: readonly RosterPerson[];
  /** Names that are services, hosts, tools or regions here, whoever else is called that. */
  services?: readonly string[];
  /** Rules that are switched off. */
  off?: readonly Rule[];
};

/** Reads with one setup; making it costs as much as the roster is long, reading does not. */
export type Coach = {
  /** The findings in each passage, by their order; what stands around a passage counts as its context. Linear in the length of the text. */
  read(passages: readonly Passage[]): Finding[][];
};

export const STRENGTHS = ['strong', 'intermediate', 'weak'] as const;
/** How much a follow-up leaves to people's memory and care, after the action hierarchy of the VA National Center for Patient Safety (RCA2). */
export type Strength = (typeof STRENGTHS)[number];

export type FollowUpReading = {
  /** Null where its words do not tell: nothing is said in them that can be done, or not in a language that is read. */
  strength: Strength | null;
  /** In one line: what in its words makes it so, or that they do not tell. */
  why: string;
  /** The same idea in a stronger form, as a question or a proposal; null where it is strong. */
  stronger: string | null;
  /** Null where its words do not tell. */
  kind: FollowUpKind | null;
  /** Begins with something that can be done; says where and what; says when it is done. */
  wording: { actionable: boolean; specific: boolean; bounded: boolean };
  /** How each of the three could be met; none where all are. */
  notes: string[];
};

export const GAPS = [
  'no-detection',
  'late-start',
  'no-evidence',
  'impact-vague',
  'no-went-well',
  'few-factors',
  'factor-no-effect',
  'factor-vague',
  'factor-error-no-cause',
  'factor-violation-no-cause',
  'factor-omission-no-duty',
  'factor-unaddressed',
  'action-unowned',
  'action-undated',
  'action-untracked',
  'action-no-factor',
  'action-weak-only',
  'action-one-priority',
  'action-person',
  'no-follow-ups',
  'section-empty',
] as const;
export type GapRule = (typeof GAPS)[number];

/** Something that the whole document does not say yet. */
export type Gap = {
  rule: GapRule;
  /** In one line, for a person. */
  why: string;
  question: string;
  /** Where it would be said; `id` of a row, `key` of a section. */
  about:
    | { kind: 'document' }
    | { kind: 'section'; key: string }
    | { kind: 'factor' | 'follow-up' | 'event'; id: string; title: string };
};
