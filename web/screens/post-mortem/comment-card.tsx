import { Check, Link as LinkIcon, MoreHorizontal, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { createFollowUpFromSelection } from '../../blocks/follow-ups/selected-words.ts';
import {
  type Comment,
  type Thread,
  useDeleteComment,
  useEditComment,
  useReopenThread,
  useReply,
  useResolveThread,
} from '../../data/comments.ts';
import { useDocument } from '../../document/document-context.ts';
import { margin } from '../../editor/comments/margin.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';
import { Ago } from '../../ui/when.tsx';
import { CommentComposer } from './comment-composer.tsx';
import { toDraft } from './comment-draft.ts';
import { CommentText } from './comment-text.tsx';
import { revealRow } from './row-comments.tsx';

type Props = { thread: Thread; isActive: boolean; isDetached: boolean; isUnread: (comment: Comment) => boolean };

/** One thread: what it is about, what was said, and the place to answer. */
export function CommentCard({ thread, isActive, isDetached, isUnread }: Props) {
  const reply = useReply();
  const mayAdd = thread.may['comment.add'];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: [ and ] move between the cards
    <article
      className={`thread ${isActive ? 'is-at' : ''} ${thread.resolvedAt ? 'is-resolved' : ''}`}
      data-card={thread.id}
      aria-label={`Thread ${aboutWords(thread)}`}
      onClick={(press) => {
        if ((press.target as Element).closest('a, button, textarea')) return;
        margin.look(thread.id);
        showThread(thread);
      }}
    >
      <About thread={thread} isDetached={isDetached} />
      <ol className="thread-comments">
        {thread.comments.map((comment) => (
          <OneComment key={comment.id} comment={comment} thread={thread} isUnread={isUnread(comment)} />
        ))}
      </ol>
      {thread.resolvedAt && (
        <p className="thread-note">
          Resolved by {thread.resolvedBy} <Ago at={thread.resolvedAt} />
        </p>
      )}
      {mayAdd && isActive && !thread.resolvedAt && (
        <CommentComposer
          label="Reply"
          place={`reply.${thread.id}`}
          sendLabel="Reply"
          send={(text) => reply.mutateAsync({ id: thread.id, text })}
        />
      )}
    </article>
  );
}

/** Brings what a thread is about into sight. */
export function showThread({ id, anchor }: Thread) {
  if (anchor.kind === 'block' && anchor.row && revealRow(anchor.row)) return;
  margin.read().reveal?.(id);
}

export function aboutWords({ anchor }: Thread): string {
  if (anchor.kind === 'document') return 'on the document';
  const words = anchor.quote.replaceAll('\uFFFC', '').replace(/\s+/g, ' ').trim();
  return anchor.kind === 'block' ? `on ${words}` : `on “${words.length > 80 ? `${words.slice(0, 80)}…` : words}”`;
}

function About({ thread, isDetached }: { thread: Thread; isDetached: boolean }) {
  const { anchor } = thread;
  const resolve = useResolveThread();
  const reopen = useReopenThread();
  const mayAdd = thread.may['comment.add'];
  return (
    <div className="thread-about">
      {anchor.kind === 'document' || anchor.kind === 'block' ? (
        <span className="thread-where">{anchor.kind === 'block' ? `About ${anchor.quote}` : 'The whole document'}</span>
      ) : (
        <q className={`clamp-2 words ${isDetached && anchor.kind === 'text' ? 'is-gone' : ''}`} dir="auto">
          {anchor.quote.replaceAll('\uFFFC', '')}
        </q>
      )}
      {mayAdd &&
        (thread.resolvedAt ? (
          <Button
            icon
            small
            look="plain"
            aria-label="Reopen"
            data-tip="Reopen"
            onClick={() => reopen.mutate({ id: thread.id })}
          >
            <RotateCcw size={14} aria-hidden />
          </Button>
        ) : (
          <Button
            icon
            small
            look="plain"
            aria-label="Resolve"
            data-tip="Resolve"
            onClick={() =>
              resolve.mutate(
                { id: thread.id },
                {
                  onSuccess: () =>
                    say('Resolved.', { action: { label: 'Undo', run: () => reopen.mutate({ id: thread.id }) } }),
                },
              )
            }
          >
            <Check size={15} aria-hidden />
          </Button>
        ))}
      {isDetached && (
        <span className="thread-note">
          {anchor.kind === 'suggestion' ? 'The suggestion was answered.' : 'The text it was about is gone.'}
        </span>
      )}
    </div>
  );
}

function OneComment({ comment, thread, isUnread }: { comment: Comment; thread: Thread; isUnread: boolean }) {
  const [isEditing, setEditing] = useState(false);
  const edit = useEditComment();
  const { postMortem } = useDocument();
  const remove = useDeleteComment(postMortem.id);
  if (comment.deletedAt) {
    return (
      <li className="comment is-deleted" id={`comment-${comment.id}`}>
        {comment.authorName} deleted what stood here.
      </li>
    );
  }
  const address = `${location.origin}${location.pathname}#comment-${comment.id}`;
  return (
    <li className="comment" id={`comment-${comment.id}`} tabIndex={-1}>
      <div className="comment-head">
        <Avatar name={comment.authorName} />
        <b className="words clamp-1">{comment.authorName}</b>
        <span className="faint small">
          <Ago at={comment.createdAt} />
          {comment.editedAt && ' · edited'}
        </span>
        {isUnread && <span className="unread-dot" role="img" aria-label="New" />}
        <Menu
          trigger={
            <Button
              icon
              small
              look="plain"
              className="comment-menu"
              aria-label={`More about the comment of ${comment.authorName}`}
            >
              <MoreHorizontal size={14} aria-hidden />
            </Button>
          }
        >
          <MenuItem
            onSelect={() =>
              void navigator.clipboard
                ?.writeText(address)
                .then(() => say('The link to this comment is in your clipboard.'))
            }
          >
            <LinkIcon size={14} aria-hidden /> Copy link
          </MenuItem>
          {postMortem.may['follow-up.edit'] && (
            <MenuItem
              onSelect={() => createFollowUpFromSelection(comment.markdown, { kind: 'comment', threadId: thread.id })}
            >
              Plan a follow-up from it…
            </MenuItem>
          )}
          {comment.may.edit && <MenuItem onSelect={() => setEditing(true)}>Edit</MenuItem>}
          {comment.may.delete && <MenuLine />}
          {comment.may.delete && (
            <MenuItem danger onSelect={() => remove.mutate({ id: comment.id })}>
              {thread.comments.filter((one) => !one.deletedAt).length === 1 ? 'Delete the thread' : 'Delete'}
            </MenuItem>
          )}
        </Menu>
      </div>
      {isEditing ? (
        <CommentComposer
          label="Change the comment"
          place={`edit.${comment.id}`}
          initial={toDraft(comment.markdown)}
          sendLabel="Save"
          autoFocus
          send={async (text) => {
            await edit.mutateAsync({ id: comment.id, text });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <CommentText markdown={comment.markdown} />
      )}
    </li>
  );
}
