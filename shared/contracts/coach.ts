import { z } from 'zod';
import { GAPS, NAME_RULES, RULES } from '../coach/finding.ts';
import { DISMISSAL_REASONS } from '../rules/coach-precision.ts';
import { contract, done, flag, id, instant, line, nothing, postMortemRef, requiredLine, words } from './contract.ts';

/** Most people and services that may be told in one request, and the longest text. */
const MOST_PEOPLE = 50_000;
const MOST_SERVICES = 10_000;
const MOST_TEXT = 1_048_576;

const rule = z.enum(RULES, { error: 'is not a rule of the coach' });
/** A rule about words, or one about what the whole document does not say. */
const anyRule = z.enum([...RULES, ...GAPS], { error: 'is not a rule of the coach' });
const names = z.enum(NAME_RULES, { error: `must be ${NAME_RULES.join(' or ')}` });
const language = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i, { error: 'must be a language code such as en' });
const span = z.object({ start: z.number(), end: z.number() });

/** Offsets are UTF-16, of the text that was sent; the end is exclusive. */
export const finding = span.extend({
  rule,
  tier: z.enum(['reword', 'ask']),
  quote: z.string(),
  questions: z.array(z.string()),
  why: z.string(),
  suggestion: z.string().nullable(),
  /** Who the sentence is about, as it is written there. */
  actor: z.string().nullable(),
  sentence: span,
});
export const gap = z.object({
  rule: z.enum(GAPS),
  why: z.string(),
  question: z.string(),
  about: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('document') }),
    z.object({ kind: z.literal('section'), key: z.string() }),
    z.object({ kind: z.enum(['factor', 'follow-up', 'event']), id: z.string(), title: z.string() }),
  ]),
});

const rosterName = requiredLine(200);
export const coachText = contract({
  name: 'coach.read',
  method: 'POST',
  path: '/coach',
  who: 'coach.use',
  maxBody: 16 * 1024 * 1024,
  summary: 'What the coach finds in a Markdown text, and what the text does not say yet. Nothing is stored',
  input: z.object({
    markdown: words(MOST_TEXT),
    roster: z
      .array(
        z.union([
          rosterName.transform((name) => ({ name })),
          z.object({
            name: rosterName,
            handles: z.array(line(200)).max(50).optional(),
            role: line(100).optional().describe('What they were in this incident, such as "incident lead"'),
          }),
        ]),
      )
      .max(MOST_PEOPLE, { error: `holds more than ${MOST_PEOPLE.toLocaleString('en')} people` })
      .default([])
      .describe('People who may be named, beside those this installation knows'),
    services: z
      .array(requiredLine(200))
      .max(MOST_SERVICES, { error: `holds more than ${MOST_SERVICES.toLocaleString('en')} services` })
      .default([])
      .describe('Names that are services, tools or regions, beside those this installation knows'),
    names: names.optional().describe('The setting of the installation unless told'),
    language: language.optional(),
  }),
  output: z.object({ findings: z.array(finding), gaps: z.array(gap) }),
});

export const dismissal = z.object({
  id,
  rule: anyRule,
  /** Null for what the whole document lacks. */
  section: z.string().nullable(),
  quote: z.string(),
  sentence: z.string(),
  reason: z.enum(DISMISSAL_REASONS),
  note: z.string().nullable(),
  by: z.string().nullable(),
  at: instant,
});

export const QUESTION_STATES = ['open', 'answered', 'not-here'] as const;
/** What the record did not say when the draft was made. */
export const draftQuestion = z.object({
  id,
  text: z.string(),
  /** A field ("times.detected") or the key of a section. */
  about: z.string(),
  state: z.enum(QUESTION_STATES),
  reason: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
});

export const rosterPerson = z.object({
  name: z.string(),
  handles: z.array(z.string()),
  /** What they were in the incident; null for who took no part. */
  role: z.string().nullable(),
});
export const documentCoach = z.object({
  postMortemId: id,
  names,
  language: z.string(),
  offRules: z.array(anyRule),
  roster: z.array(rosterPerson),
  services: z.array(z.string()),
  /** Of the text as it is stored; without those put away. */
  gaps: z.array(gap),
  dismissed: z.array(dismissal),
  /** Open ones first, each in the draft's order. */
  questions: z.array(draftQuestion),
  /** Whether a model may be asked about this document, and how it is called. */
  model: z.object({ available: z.boolean(), name: z.string().nullable() }),
  may: z.record(z.string(), z.boolean()),
});
export const getDocumentCoach = contract({
  name: 'coach.of-post-mortem',
  method: 'GET',
  path: '/post-mortems/:id/coach',
  who: 'post-mortem.read',
  summary: 'What the coach needs to read along in a post-mortem, what it lacks, and what was put away',
  input: z.object({ id: postMortemRef }),
  output: documentCoach,
});

/** A finding with the section it stands in. Offsets are those of its paragraph, list item or cell. */
export const placedFinding = finding.extend({
  section: z.string(),
  /** The sentence's words. */
  sentenceText: z.string(),
});
export const openCounts = z.object({
  rewords: z.number(),
  asks: z.number(),
  questions: z.number(),
  gaps: z.number(),
});
export const reviewCoach = contract({
  name: 'coach.before-review',
  method: 'GET',
  path: '/post-mortems/:id/coach/review',
  who: 'post-mortem.read',
  summary: 'What the coach still has open in the stored text. It never keeps anybody from submitting',
  input: z.object({ id: postMortemRef }),
  output: z.object({
    open: openCounts,
    findings: z.array(placedFinding),
    questions: z.array(draftQuestion),
    gaps: z.array(gap),
  }),
});

const place = {
  rule: anyRule,
  section: line(100).nullable().default(null).describe('Key of the section; null for a gap'),
  quote: words(4000).default('').describe('The words of the finding; of a gap the id of its row or key of its section'),
  sentence: words(4000).default('').describe('The sentence the words stand in: other sentences are still asked about'),
};
export const dismissFinding = contract({
  name: 'coach.dismiss',
  method: 'POST',
  path: '/post-mortems/:id/coach/dismissals',
  who: 'coach.answer',
  status: 201,
  summary: 'Put a finding or a gap away, saying why. The same one twice is put away once',
  input: z.object({
    id: postMortemRef,
    ...place,
    reason: z.enum(DISMISSAL_REASONS, { error: `must be one of ${DISMISSAL_REASONS.join(', ')}` }),
    note: line(1000).nullish(),
  }),
  output: dismissal,
});
export const undoDismissal = contract({
  name: 'coach.undo-dismissal',
  method: 'DELETE',
  path: '/coach/dismissals/:id',
  who: 'coach.answer',
  summary: 'Take up again what was put away',
  input: z.object({ id }),
  output: done,
});
export const TAKEN_WAYS = ['answered', 'reworded'] as const;
export const takeFinding = contract({
  name: 'coach.take',
  method: 'POST',
  path: '/post-mortems/:id/coach/taken',
  who: 'coach.answer',
  summary: 'Say that a finding was of use: its question was answered, or its words were changed. Kept without a person',
  input: z.object({
    id: postMortemRef,
    ...place,
    how: z.enum(TAKEN_WAYS, { error: `must be ${TAKEN_WAYS.join(' or ')}` }),
  }),
  output: done,
});
export const settleQuestion = contract({
  name: 'coach.settle-question',
  method: 'POST',
  path: '/post-mortems/:id/coach/questions/:questionId',
  who: 'coach.answer',
  summary: 'Say that a question of the draft is answered or does not belong here, or open it again',
  input: z.object({
    id: postMortemRef,
    questionId: id,
    state: z.enum(QUESTION_STATES, { error: `must be one of ${QUESTION_STATES.join(', ')}` }),
    reason: line(1000).nullish(),
  }),
  output: draftQuestion,
});

export const ruleFigures = z.object({
  rule: anyRule,
  kind: z.enum(['finding', 'gap']),
  taken: z.object({ answered: z.number(), reworded: z.number() }),
  dismissed: z.record(z.enum(DISMISSAL_REASONS), z.number()),
  /** Of those taken or put away as wrong; what was kept although it was right counts as neither. */
  judged: z.number(),
  /** Share of the judged that were right, with its 95 % interval; null while nothing is judged. */
  right: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Too few to say anything yet. */
  few: z.boolean(),
  off: z.boolean(),
});
export const coachRules = contract({
  name: 'coach.rules',
  method: 'GET',
  path: '/coach/rules',
  who: 'coach.manage',
  summary: 'How often each rule was right here. About rules alone: nothing is counted by person or team',
  input: nothing,
  output: z.object({ items: z.array(ruleFigures) }),
});

export const coachModel = z.object({
  url: z.string(),
  model: z.string(),
  /** The key itself is never told. */
  hasKey: z.boolean(),
  /** Whether text of private incidents may be sent to it. */
  allowPrivate: z.boolean(),
});
export const coachSettings = z.object({
  names,
  language: z.string(),
  languages: z.array(z.string()),
  offRules: z.array(anyRule),
  /** Told to admins alone; null where none is set up. */
  model: coachModel.nullable(),
  changedBy: z.string().nullable(),
  changedAt: instant.nullable(),
  may: z.record(z.string(), z.boolean()),
});
export const getCoachSettings = contract({
  name: 'coach.settings',
  method: 'GET',
  path: '/coach/settings',
  who: 'coach.use',
  summary: 'How the coach reads here',
  input: nothing,
  output: coachSettings,
});
export const updateCoachSettings = contract({
  name: 'coach.update-settings',
  method: 'PATCH',
  path: '/coach/settings',
  who: 'coach.manage',
  summary: 'Change how the coach reads, switch rules off, or set up a model',
  input: z.object({
    names: names.optional(),
    language: language.optional(),
    offRules: z
      .array(anyRule)
      .max(RULES.length + GAPS.length)
      .optional(),
    model: z
      .object({
        url: line(2000).refine(isWebAddress, { error: 'must be an address beginning with http:// or https://' }),
        model: requiredLine(200),
        key: line(2000).nullish().describe('Kept when left out; null takes it away'),
        allowPrivate: z.boolean().default(false),
      })
      .nullish()
      .describe('An endpoint that answers as OpenAI does; null takes it away'),
  }),
  output: coachSettings,
});

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

export const suggestNotes = contract({
  name: 'coach.suggest',
  method: 'POST',
  path: '/post-mortems/:id/coach/suggest',
  who: 'coach.answer',
  summary: 'Ask the model that an admin set up for further questions and wordings. Nothing is stored',
  input: z.object({ id: postMortemRef, section: line(100).optional() }),
  output: z.object({
    /** Who proposes this. */
    model: z.string(),
    notes: z.array(
      z.object({
        section: z.string(),
        quote: z.string(),
        why: z.string(),
        question: z.string(),
        tier: z.literal('ask'),
      }),
    ),
    /** Other words for what the coach found. */
    wordings: z.array(
      z.object({ section: z.string(), rule, quote: z.string(), sentence: z.string(), text: z.string() }),
    ),
    /** Of what it proposed, how much was left out because it was no question of the kind asked for, or quoted what is not there. */
    leftOut: z.number(),
  }),
});

export const SHEET_FORMATS = ['md', 'html'] as const;
export const facilitatorSheet = contract({
  name: 'coach.facilitator-sheet',
  method: 'GET',
  path: '/post-mortems/:id/facilitator-sheet',
  who: 'post-mortem.read',
  file: true,
  summary: 'A sheet for whoever leads the meeting, made from what is still open',
  input: z.object({
    id: postMortemRef,
    format: z.enum(SHEET_FORMATS, { error: 'must be md or html' }).default('md'),
    download: flag.optional(),
  }),
  output: z.string(),
});
