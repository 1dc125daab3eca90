import { z } from 'zod';
import {
  MOST_STEP_DAYS,
  MOST_STEP_TITLE,
  MOST_STEPS,
  STEP_ANCHORS,
  STEP_KINDS,
  STEP_OWNERS,
  STEP_STATES,
} from '../rules/process-steps.ts';
import { contract, id, instant, line, postMortemRef, requiredLine } from './contract.ts';
import { personRef } from './people.ts';

const key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9-]+$/, { error: 'must be small letters, digits and hyphens' });
const days = z
  .number()
  .int()
  .min(1)
  .max(MOST_STEP_DAYS, { error: `must be at most ${MOST_STEP_DAYS} working days` });

export const processStep = z.object({
  key: z.string(),
  kind: z.enum(STEP_KINDS),
  title: z.string(),
  required: z.boolean(),
  state: z.enum(STEP_STATES),
  /** How it stands, such as "2 of 5 accounts answered"; null for what only a person can say. */
  words: z.string().nullable(),
  /** Whom the process means. */
  role: z.string(),
  /** Who sees to it. */
  person: personRef.nullable(),
  /** Why it is somebody else than the process means. */
  insteadOf: z.string().nullable(),
  /** Chosen for this document or by name, whatever the role. */
  assigned: z.boolean(),
  earliestAt: instant.nullable(),
  dueAt: instant.nullable(),
  /** The day on the clock of whoever sees to it. */
  dueOn: z.iso.date().nullable(),
  dateByHand: z.boolean(),
  reasons: z.array(z.string()),
  overdue: z.boolean(),
  /** The one to do next. */
  next: z.boolean(),
  settledAt: instant.nullable(),
  settledBy: z.string().nullable(),
  because: z.string().nullable(),
  may: z.object({
    settle: z.boolean(),
    skip: z.boolean(),
    reopen: z.boolean(),
    assign: z.boolean(),
    move: z.boolean(),
  }),
});
export const process = z.object({
  steps: z.array(processStep),
  /** While it lasts, nothing is due. */
  paused: z.object({ since: instant, because: z.string(), by: z.string() }).nullable(),
  pauses: z.array(z.object({ from: instant, to: instant.nullable(), because: z.string(), by: z.string() })),
  may: z.record(z.string(), z.boolean()),
});

const onStep = { id: postMortemRef, key };
const because = requiredLine(2000);

export const getProcess = contract({
  name: 'process.get',
  method: 'GET',
  path: '/post-mortems/:id/process',
  who: 'post-mortem.read',
  summary: 'The steps of a post-mortem: how each stands, who sees to it, from when and by when',
  input: z.object({ id: postMortemRef }),
  output: process,
});
export const settleStep = contract({
  name: 'process.settle',
  method: 'POST',
  path: '/post-mortems/:id/process/:key/settle',
  who: 'post-mortem.edit',
  summary: 'Tick a step that Debrief cannot see for itself',
  input: z.object({ ...onStep, note: line(2000).optional() }),
  output: process,
});
export const skipStep = contract({
  name: 'process.skip',
  method: 'POST',
  path: '/post-mortems/:id/process/:key/skip',
  who: 'post-mortem.edit',
  summary: 'Leave an optional step out, and say why',
  input: z.object({ ...onStep, because }),
  output: process,
});
export const reopenStep = contract({
  name: 'process.reopen',
  method: 'POST',
  path: '/post-mortems/:id/process/:key/reopen',
  who: 'post-mortem.edit',
  summary: 'A step that somebody ticked or left out is to be done after all',
  input: z.object(onStep),
  output: process,
});
export const assignStep = contract({
  name: 'process.assign',
  method: 'PUT',
  path: '/post-mortems/:id/process/:key/person',
  who: 'post-mortem.edit',
  summary: 'Say who sees to a step; null leaves it to whoever the process means',
  input: z.object({ ...onStep, personId: id.nullable() }),
  output: process,
});
export const moveStep = contract({
  name: 'process.move',
  method: 'PUT',
  path: '/post-mortems/:id/process/:key/date',
  who: 'post-mortem.edit',
  summary: 'Set the day on which a step is due, and say why; null counts it again',
  input: z.object({ ...onStep, dueOn: z.iso.date({ error: 'must be a date such as 2026-03-04' }).nullable(), because }),
  output: process,
});
export const pauseProcess = contract({
  name: 'process.pause',
  method: 'POST',
  path: '/post-mortems/:id/process-pause',
  who: 'post-mortem.edit',
  summary: 'Nothing is due and nobody is reminded until work goes on; say why',
  input: z.object({ id: postMortemRef, because }),
  output: process,
});
export const resumeProcess = contract({
  name: 'process.resume',
  method: 'DELETE',
  path: '/post-mortems/:id/process-pause',
  who: 'post-mortem.edit',
  summary: 'Work goes on: what is open is due as many working days later as the pause had',
  input: z.object({ id: postMortemRef }),
  output: process,
});

const definedStep = z.object({
  key,
  title: requiredLine(MOST_STEP_TITLE),
  required: z.boolean(),
  owner: z.enum(STEP_OWNERS, { error: `must be one of ${STEP_OWNERS.join(', ')}` }),
  personId: id.nullable().default(null),
  after: z.enum(STEP_ANCHORS, { error: `must be one of ${STEP_ANCHORS.join(', ')}` }),
  earliestDays: days,
  dueDays: days,
});
const templateKey = z.string().max(60);
const steps = z.array(definedStep).max(MOST_STEPS, { error: `are more than ${MOST_STEPS}` });
export const templateProcess = z.object({
  steps: z.array(definedStep.extend({ person: personRef.nullable() })),
  /** It is as it came with the product. */
  shipped: z.boolean(),
  revision: z.number(),
  changedBy: z.string().nullable(),
  changedAt: instant.nullable(),
  /** Documents with this template that are not published. */
  open: z.number(),
  may: z.record(z.string(), z.boolean()),
});
export const getTemplateProcess = contract({
  name: 'templates.process',
  method: 'GET',
  path: '/templates/:key/process',
  who: 'template.read',
  summary: 'How post-mortems with a template travel: steps, who sees to each, and by when',
  input: z.object({ key: templateKey }),
  output: templateProcess,
});
export const setTemplateProcess = contract({
  name: 'templates.set-process',
  method: 'PUT',
  path: '/templates/:key/process',
  who: 'template.manage',
  summary: 'Change the process of a template, for new documents or, with `applyToOpen`, for open ones too',
  input: z.object({
    key: templateKey,
    steps,
    applyToOpen: z.boolean().default(false),
    baseRevision: z.number().int().nonnegative().optional().describe('A stale one is refused with 409'),
  }),
  output: templateProcess,
});
export const previewTemplateProcess = contract({
  name: 'templates.preview-process',
  method: 'POST',
  path: '/templates/:key/process/preview',
  who: 'template.manage',
  summary: 'What a changed process would do to the documents that are open; changes nothing',
  input: z.object({ key: templateKey, steps }),
  output: z.object({
    open: z.number(),
    changing: z.number(),
    documents: z.array(z.object({ id, reference: z.string(), title: z.string(), changes: z.array(z.string()) })),
  }),
});
