import { z } from 'zod';
import { EFFECT_ANSWERS, effectNumbers } from '../rules/effect/effect-numbers.ts';
import { FOLLOW_UP_KINDS } from '../rules/factor-words.ts';
import { FOLLOW_UP_STATUSES } from '../rules/follow-up-work.ts';
import { contract, id, instant, page, pageInput, words } from './contract.ts';
import { followUpRef } from './follow-ups.ts';
import { personRef } from './people.ts';

export const EFFECT_STATES = ['not-done', 'waiting', 'asked', 'answered'] as const;

const answer = z.enum(EFFECT_ANSWERS, { error: `must be one of ${EFFECT_ANSWERS.join(', ')}` });
const incidentRef = z.object({ id, reference: z.string(), title: z.string() });

export const effectCheck = z.object({
  followUp: z.object({
    id,
    reference: z.string(),
    title: z.string(),
    status: z.enum(FOLLOW_UP_STATUSES),
    kind: z.enum(FOLLOW_UP_KINDS).nullable(),
    owner: personRef.nullable(),
    postMortem: z.object({ id, reference: z.string(), title: z.string() }).nullable(),
    factors: z.array(z.object({ id, title: z.string() })),
    /** What should be different because of it, and measured by what; empty where nobody said. */
    expected: z.object({ change: z.string(), measure: z.string() }),
  }),
  state: z.enum(EFFECT_STATES),
  doneAt: instant.nullable(),
  askAt: instant.nullable(),
  /** Why then: "six weeks is what work to prevent is given". */
  because: z.string(),
  askedAt: instant.nullable(),
  /** Incidents before against after, as of now; null until it is done, and where it has no post-mortem to compare with. */
  numbers: effectNumbers.nullable(),
  /** Newest first; the newest holds. */
  answers: z.array(
    z.object({
      id,
      answer,
      note: z.string(),
      by: z.string(),
      at: instant,
      /** As they stood before whoever answered. */
      numbers: effectNumbers.nullable(),
      /** They are not shown any more: something that they counted is private now. */
      withheld: z.boolean(),
    }),
  ),
  /** Incidents like it that came although it was done. Those since the last answer speak against it. */
  recurrences: z.array(z.object({ incident: incidentRef, at: instant, sinceAnswer: z.boolean() })),
  may: z.object({ answer: z.boolean(), edit: z.boolean() }),
});

export const showEffect = contract({
  name: 'effects.show',
  method: 'GET',
  path: '/follow-ups/:id/effect',
  who: 'follow-up.read',
  summary: 'Whether a finished follow-up worked: incidents before and after, and what people answered',
  input: z.object({ id: followUpRef }),
  output: effectCheck,
});
export const answerEffect = contract({
  name: 'effects.answer',
  method: 'POST',
  path: '/follow-ups/:id/effect',
  who: 'follow-up.edit',
  summary: 'Say whether a finished follow-up worked; a later answer holds over an earlier one, which stays',
  input: z.object({ id: followUpRef, answer, note: words(4000).default('') }),
  output: effectCheck,
});
export const listEffects = contract({
  name: 'effects.list',
  method: 'GET',
  path: '/effects',
  who: 'follow-up.read',
  summary: 'Finished follow-ups whose effect is asked about and not answered, the longest asked first',
  input: z.object({ owner: z.union([id, z.literal('me')]).optional(), ...pageInput }),
  output: page(
    z.object({
      followUp: z.object({ id, reference: z.string(), title: z.string(), owner: personRef.nullable() }),
      postMortem: z.object({ id, reference: z.string(), title: z.string() }).nullable(),
      doneAt: instant,
      askedAt: instant,
      /** Whether it was answered before, and something like it happened since. */
      again: z.boolean(),
    }),
  ),
});
