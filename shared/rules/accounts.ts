import type { EventKind, ParticipantRole } from '../incident-record.ts';

/**
 * What a participant is asked, each in the order of a good first interview: what reached them, what they made of it, what
 * they were after. From the cues and expectations of Klein's critical decision method. `kind` is what an answer that has a
 * time becomes on the timeline.
 */
export const ACCOUNT_QUESTIONS = [
  {
    key: 'noticed',
    ask: 'What did you notice first?',
    hint: 'An alert, a message, a graph, a feeling.',
    kind: 'observation',
  },
  {
    key: 'expected',
    ask: 'What did you expect to happen?',
    hint: 'What you thought was going on at that moment.',
    kind: 'hypothesis',
  },
  {
    key: 'trying',
    ask: 'What were you trying to do?',
    hint: 'What you were after, and what else wanted your attention.',
    kind: 'action',
  },
  { key: 'surprised', ask: 'What surprised you?', hint: 'Where it did not fit what you knew.', kind: 'observation' },
  {
    key: 'eased',
    ask: 'What made it harder, and what made it easier?',
    hint: 'Tools, people, hours, luck.',
    kind: 'note',
  },
  {
    key: 'realised',
    ask: 'When did you realise what was happening?',
    hint: 'What told you, and how sure you were.',
    kind: 'observation',
  },
] as const satisfies readonly { key: string; ask: string; hint: string; kind: EventKind }[];
export type AccountQuestion = (typeof ACCOUNT_QUESTIONS)[number]['key'];
export const ACCOUNT_QUESTION_KEYS = ACCOUNT_QUESTIONS.map(({ key }) => key) as [AccountQuestion, ...AccountQuestion[]];

/** `at` is an ISO time, or null where the answer belongs to no moment. */
export type AccountAnswer = { question: AccountQuestion; text: string; at: string | null };

/** How its author lets it be shared: with their name, with their role alone, or with nobody but the owner. */
export const ACCOUNT_SHARINGS = ['named', 'role', 'owner'] as const;
export type AccountSharing = (typeof ACCOUNT_SHARINGS)[number];
export const SHARING_WORDS: Record<AccountSharing, { label: string; means: string }> = {
  named: { label: 'With my name', means: 'Everybody who may read the document reads it after writing their own.' },
  role: { label: 'With my role only', means: 'The same, but it says “a responder” in place of your name.' },
  owner: { label: 'With the owner only', means: 'Nobody else reads it, and nothing of it goes on the timeline.' },
};

/** Who tells, where the name may not be said. */
export const NAMELESS: Record<ParticipantRole, string> = {
  lead: 'The incident lead',
  responder: 'A responder',
  reporter: 'The reporter',
  observer: 'An observer',
};

export type AccountReader = {
  personId: string | null;
  isOwner: boolean;
  /** Was asked for an account of their own. */
  isAsked: boolean;
  /** Sent it, or said that they will not. */
  isDone: boolean;
};

/**
 * What a reader is shown of an account that was sent: whole, without the name, or not yet. Whoever was asked writes first:
 * what others remember changes what one remembers oneself.
 */
export function accountSight(
  account: { personId: string; sharing: AccountSharing },
  reader: AccountReader,
): 'named' | 'role' | 'after-yours' | 'hidden' {
  if (reader.personId === account.personId) return 'named';
  if (account.sharing === 'owner' && !reader.isOwner) return 'hidden';
  if (reader.isAsked && !reader.isDone) return 'after-yours';
  return account.sharing === 'role' ? 'role' : 'named';
}
