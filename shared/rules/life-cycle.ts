import type { PostMortemStatus } from '../contracts/post-mortems.ts';
import type { IncidentStatus } from '../incident-record.ts';

type Step = {
  /** It was over and is not any more: counted, and a reason for a post-mortem. */
  reopens?: true;
  /** It ends here although nobody said "resolved": the time of resolution is taken from this step. */
  resolves?: true;
};

/** From, to. What is not in the table is refused with the sentence of `INCIDENT_REFUSALS`. */
const INCIDENT_STEPS: Record<IncidentStatus, Partial<Record<IncidentStatus, Step>>> = {
  open: { mitigated: {}, resolved: { resolves: true }, closed: { resolves: true } },
  mitigated: { open: {}, resolved: { resolves: true }, closed: { resolves: true } },
  resolved: { open: { reopens: true }, mitigated: { reopens: true }, closed: {} },
  closed: { open: { reopens: true } },
};
const INCIDENT_REFUSALS: Record<IncidentStatus, string> = {
  open: 'An open incident cannot take this step.',
  mitigated: 'A mitigated incident cannot take this step.',
  resolved: 'A resolved incident cannot take this step.',
  closed: 'The incident is closed. Open it again first.',
};

export type IncidentMove =
  | { ok: true; to: IncidentStatus; changes: boolean; reopens: boolean; resolves: boolean }
  | { ok: false; why: string };

/**
 * Whether an incident may go from one status to another. The same status again is allowed and changes nothing: sources
 * repeat themselves.
 */
export function moveIncident(from: IncidentStatus, to: IncidentStatus): IncidentMove {
  if (from === to) return { ok: true, to, changes: false, reopens: false, resolves: false };
  const step = INCIDENT_STEPS[from][to];
  if (!step) return { ok: false, why: INCIDENT_REFUSALS[from] };
  return { ok: true, to, changes: true, reopens: step.reopens ?? false, resolves: step.resolves ?? false };
}

export const POST_MORTEM_VERBS = ['submit', 'approve', 'request-changes', 'publish', 'reopen'] as const;
export type PostMortemVerb = (typeof POST_MORTEM_VERBS)[number];
export type PostMortemMove = { ok: true; to: PostMortemStatus; reopens: boolean } | { ok: false; why: string };

/** Per verb and status: where it leads, or the sentence said instead. Every pair is spelled out. */
const POST_MORTEM_STEPS: Record<
  PostMortemVerb,
  Record<PostMortemStatus, { to: PostMortemStatus } | { why: string }>
> = {
  submit: {
    draft: { to: 'in-review' },
    'in-review': { why: 'It is in review already.' },
    published: { why: 'It is published. Reopen it to change it, then submit it again.' },
  },
  approve: {
    draft: { why: 'It is a draft. Submit it for review first.' },
    'in-review': { to: 'in-review' },
    published: { why: 'It is published already; there is nothing to approve.' },
  },
  'request-changes': {
    draft: { why: 'It is a draft; changes can be made without asking.' },
    'in-review': { to: 'draft' },
    published: { why: 'It is published. Reopen it to ask for changes.' },
  },
  publish: {
    draft: { why: 'It is a draft. Submit it for review first.' },
    'in-review': { to: 'published' },
    published: { why: 'It is published already.' },
  },
  reopen: {
    draft: { why: 'It is a draft; there is nothing to reopen.' },
    'in-review': { why: 'It is in review. Ask for changes to turn it back into a draft.' },
    published: { to: 'draft' },
  },
};

/** Where a verb takes a post-mortem. Whether it is complete, and who may, is decided elsewhere. */
export function movePostMortem(status: PostMortemStatus, verb: PostMortemVerb): PostMortemMove {
  const step = POST_MORTEM_STEPS[verb][status];
  return 'why' in step ? { ok: false, why: step.why } : { ok: true, to: step.to, reopens: verb === 'reopen' };
}

/** The verbs that a status allows, for the buttons of a screen. */
export const listPostMortemVerbs = (status: PostMortemStatus): PostMortemVerb[] =>
  POST_MORTEM_VERBS.filter((verb) => movePostMortem(status, verb).ok);
