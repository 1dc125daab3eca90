import { count } from './plain-words.ts';
import { kindOf } from './process-steps.ts';

/** What is the case with a document, as far as steps hang on it. Times are epoch milliseconds. */
export type ProcessFacts = {
  status: 'draft' | 'in-review' | 'published';
  submittedAt: number | null;
  publishedAt: number | null;
  /** Answered: sent or declined. */
  accounts: { asked: number; answered: number; lastAt: number | null };
  /** `demanded`: by the rules of review; none says that one is enough. */
  review: { approvals: number; demanded: number | null; lastAt: number | null };
  debriefHeldAt: number | null;
  /** Unplanned: without an owner or a date. */
  followUps: { agreed: number; unplanned: number; candidates: number };
};
/** Whether a step is done, and what stands in its way or was reached, in words. */
export type StepFact = { done: boolean; at: number | null; words: string };

const open = (words: string): StepFact => ({ done: false, at: null, words });

/** How it stands with a step; null for what only a person can say. */
export function readStep(key: string, facts: ProcessFacts): StepFact | null {
  const kind = kindOf(key);
  switch (kind) {
    case 'accounts':
      return readAccounts(facts);
    case 'draft':
      return facts.status === 'draft'
        ? open('Not submitted for review yet')
        : { done: true, at: facts.submittedAt, words: 'Submitted' };
    case 'review':
      return readReview(facts);
    case 'debrief':
      return facts.debriefHeldAt === null
        ? open('Not held yet')
        : { done: true, at: facts.debriefHeldAt, words: 'Held' };
    case 'follow-ups':
      return readFollowUps(facts);
    case 'published':
      return facts.status === 'published'
        ? { done: true, at: facts.publishedAt, words: 'Published' }
        : open(facts.status === 'draft' ? 'A draft' : 'In review');
    case 'custom':
      return null;
    default:
      return kind satisfies never;
  }
}

function readAccounts({ accounts: { asked, answered, lastAt } }: ProcessFacts): StepFact {
  if (asked === 0) return open('Nobody was asked yet');
  return { done: answered === asked, at: lastAt, words: `${answered} of ${count(asked, 'account')} answered` };
}

function readReview({ review: { approvals, demanded, lastAt }, status }: ProcessFacts): StepFact {
  const needed = Math.max(1, demanded ?? 1);
  if (status === 'draft' && approvals < needed) return open('Not in review yet');
  return { done: approvals >= needed, at: lastAt, words: `${approvals} of ${count(needed, 'approval')}` };
}

function readFollowUps({ followUps: { agreed, unplanned, candidates }, status }: ProcessFacts): StepFact {
  if (candidates > 0 || unplanned > 0) {
    const open = [
      ...(unplanned > 0 ? [`${count(unplanned, 'follow-up')} without owner or date`] : []),
      ...(candidates > 0 ? [`${count(candidates, 'candidate')} to decide on`] : []),
    ];
    return { done: false, at: null, words: open.join(', ') };
  }
  // What is published without any has none: that is an answer too.
  if (agreed === 0) return { done: status === 'published', at: null, words: 'None planned yet' };
  return { done: true, at: null, words: `${count(agreed, 'follow-up')} with owner and date` };
}
