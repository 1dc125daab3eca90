import { useEffect, useRef, useState } from 'react';
import type { Suggestion } from '#shared/document/suggestions/list-suggestions.ts';
import { type Comment, type Thread, useThreads } from '../../data/comments.ts';
import { useMe } from '../../data/session.ts';
import { useDocument } from '../../document/document-context.ts';
import { useMargin } from '../../editor/comments/margin.ts';

export type Card =
  | { kind: 'thread'; id: string; thread: Thread; isDetached: boolean }
  | { kind: 'suggestion'; id: string; suggestion: Suggestion };

const isInText = ({ anchor }: Thread) => anchor.kind !== 'document';

/** Nobody finds what it is about. Where the text is only read, blocks and suggestions are not looked for. */
function isDetached(
  { id, anchor, resolvedAt }: Thread,
  places: ReadonlyMap<string, number> | null,
  isWritten: boolean,
) {
  if (places === null || anchor.kind === 'document' || places.has(id)) return false;
  return isWritten || (anchor.kind === 'text' && resolvedAt === null);
}

/** Threads and suggestions in the order of the text; then what has lost its words; what is about the whole document first. */
export function useCards(shown: 'open' | 'resolved') {
  const { postMortem } = useDocument();
  const query = useThreads(postMortem.id);
  const { places, suggestions, editor } = useMargin();
  const threads = query.data ?? [];
  const open = threads.filter((one) => one.resolvedAt === null);
  const resolved = threads.filter((one) => one.resolvedAt !== null);
  const order = postMortem.sections.map((one) => one.key);
  const placeOf = (thread: Thread): number => {
    if (!isInText(thread)) return -1;
    const at = places?.get(thread.id);
    if (at !== undefined) return at;
    if (places) return Number.MAX_SAFE_INTEGER;
    return order.indexOf('section' in thread.anchor ? thread.anchor.section : '');
  };
  const cards: { at: number; card: Card }[] = (shown === 'open' ? open : resolved).map((thread) => ({
    at: placeOf(thread),
    card: {
      kind: 'thread',
      id: thread.id,
      thread,
      isDetached: isDetached(thread, places, editor !== null),
    },
  }));
  if (shown === 'open')
    for (const suggestion of suggestions)
      cards.push({ at: suggestion.from, card: { kind: 'suggestion', id: suggestion.group, suggestion } });
  cards.sort((a, b) => a.at - b.at);
  return { query, cards: cards.map((one) => one.card), open, resolved, suggestions };
}

const PREFIX = 'debrief.comments-seen.';

/** Comments of others since this browser last showed them. They stay marked while they are looked at. */
export function useUnread(postMortemId: string, isLooking: boolean) {
  const me = useMe();
  const key = `${PREFIX}${me?.id}.${postMortemId}`;
  const [since, setSince] = useState(() => readSeen(key));
  const opened = useRef(false);
  useEffect(() => {
    if (!isLooking) return;
    opened.current = true;
    const now = new Date().toISOString();
    try {
      localStorage.setItem(key, now);
    } catch {
      // Then everything stays new, which is the better mistake.
    }
    return () => setSince(now);
  }, [key, isLooking]);
  return (comment: Comment) => since !== null && comment.createdAt > since && comment.author?.id !== me?.id;
}

/** Null for somebody who was never here: to them everything is new, and marking all of it says nothing. */
function readSeen(key: string): string | null {
  try {
    const seen = localStorage.getItem(key);
    if (seen === null) localStorage.setItem(key, new Date().toISOString());
    return seen;
  } catch {
    return null;
  }
}
