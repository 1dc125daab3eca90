import { z } from 'zod';
import { contract, id, list, postMortemRef, words } from './contract.ts';
import { postMortem } from './post-mortems.ts';

const note = words(2000).optional();

export const askOwner = contract({
  name: 'ownership.ask',
  method: 'POST',
  path: '/post-mortems/:id/handover',
  who: 'post-mortem.edit',
  summary: 'Ask somebody to own it. Until they say yes, whoever owns it owns it still',
  input: z.object({ id: postMortemRef, personId: id, note }),
  output: postMortem,
});
export const answerHandover = contract({
  name: 'ownership.answer',
  method: 'POST',
  path: '/post-mortems/:id/handover/answer',
  who: 'post-mortem.edit',
  summary: 'Take it over or decline, for whoever is asked or was proposed by the draft',
  input: z.object({ id: postMortemRef, accept: z.boolean(), note }),
  output: postMortem,
});
export const withdrawHandover = contract({
  name: 'ownership.withdraw',
  method: 'DELETE',
  path: '/post-mortems/:id/handover',
  who: 'post-mortem.edit',
  summary: 'Ask no longer',
  input: z.object({ id: postMortemRef }),
  output: postMortem,
});
export const addCoWriter = contract({
  name: 'co-writers.add',
  method: 'PUT',
  path: '/post-mortems/:id/co-writers/:personId',
  who: 'post-mortem.edit',
  summary: 'Say that somebody writes it with the owner. They come to see it when it is private',
  input: z.object({ id: postMortemRef, personId: id }),
  output: postMortem,
});
export const removeCoWriter = contract({
  name: 'co-writers.remove',
  method: 'DELETE',
  path: '/post-mortems/:id/co-writers/:personId',
  who: 'post-mortem.edit',
  summary: 'Say that somebody does not write it with the owner any more',
  input: z.object({ id: postMortemRef, personId: id }),
  output: postMortem,
});

/** What somebody carries, to be seen while a person is picked. No order, no total, nothing kept. */
export const workload = z.object({
  personId: id,
  openPostMortems: z.number(),
  openFollowUps: z.number(),
  lateFollowUps: z.number(),
  /** The first working day after the absence they are in (YYYY-MM-DD). */
  backOn: z.string().nullable(),
});
export const MOST_PICKED = 20;
export const showWorkload = contract({
  name: 'workload.show',
  method: 'GET',
  path: '/workload',
  who: 'person.read',
  summary: 'What the people that are picked from have open, of what the caller may see',
  input: z.object({
    person: list(id).refine((ids) => ids.length > 0 && ids.length <= MOST_PICKED, {
      error: `must name one to ${MOST_PICKED} people`,
    }),
  }),
  output: z.object({ items: z.array(workload) }),
});
