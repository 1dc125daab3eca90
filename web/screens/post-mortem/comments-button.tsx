import { useLocation } from '@tanstack/react-router';
import { MessageSquare } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type Thread, useThreads } from '../../data/comments.ts';
import { useMay } from '../../data/session.ts';
import { useDocument } from '../../document/document-context.ts';
import { margin, useMargin } from '../../editor/comments/margin.ts';
import { Button } from '../../ui/button.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { keptAbout, keptDraft } from './comment-draft.ts';
import { ReadingComments } from './reading-comments.tsx';
import { focusedRow, RowComments, startRowComment } from './row-comments.tsx';
import { useUnread } from './use-cards.ts';

const NONE: Thread[] = [];

type Props = { isOpen: boolean; onOpen: () => void; onToggle: () => void };

/** How much is open to talk about. Also opens the cards when the text asks for one. */
export function CommentsButton({ isOpen, onOpen, onToggle }: Props) {
  const { postMortem } = useDocument();
  const threads = useThreads(postMortem.id).data ?? NONE;
  const { asked, suggestions, editor } = useMargin();
  const mayComment = useMay('comment.add');
  const isUnread = useUnread(postMortem.id, isOpen);
  const seen = useRef(asked);
  useEffect(() => {
    if (asked === seen.current) return;
    seen.current = asked;
    onOpen();
  }, [asked, onOpen]);
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash.startsWith('comment-')) onOpen();
  }, [hash, onOpen]);
  useKeys(
    {
      c: () => {
        const row = focusedRow();
        if (row) startRowComment(row, threads);
        else editor?.comment();
      },
    },
    mayComment && editor !== null,
  );
  // A comment that was begun and not sent before a reload is there again.
  useEffect(() => {
    const about = keptAbout(postMortem.id);
    if (about && keptDraft(`new.${postMortem.id}`).text) margin.set({ draft: about });
  }, [postMortem.id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known of one document is not of the next
  useEffect(() => () => margin.clear(), [postMortem.id]);

  const count = threads.filter((one) => one.resolvedAt === null).length + suggestions.length;
  const hasNew = threads.some((one) => one.resolvedAt === null && one.comments.some(isUnread));
  const words = count === 0 ? 'Comments' : `Comments and suggestions, ${count} open${hasNew ? ', some new' : ''}`;
  return (
    <>
      <Button
        look="plain"
        className="comments-button"
        aria-label={words}
        aria-pressed={isOpen}
        data-tip={words}
        onClick={onToggle}
      >
        <MessageSquare size={16} aria-hidden />
        {count > 0 && <span className="num">{count}</span>}
        {hasNew && !isOpen && <span className="unread-dot" />}
      </Button>
      <RowComments threads={threads} mayComment={mayComment} />
      {editor === null && <ReadingComments threads={threads} mayComment={mayComment} />}
    </>
  );
}
