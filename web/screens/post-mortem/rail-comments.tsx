import { useLocation } from '@tanstack/react-router';
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useCreateThread, usePeopleNames } from '../../data/comments.ts';
import { useMay, useMe } from '../../data/session.ts';
import { useDocument } from '../../document/document-context.ts';
import { margin, useMargin } from '../../editor/comments/margin.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/filter-bar.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import { modKey } from '../../ui/use-keys.ts';
import { AnswerAll } from './answer-all.tsx';
import { CommentCard, showThread } from './comment-card.tsx';
import { CommentComposer } from './comment-composer.tsx';
import { keepAbout } from './comment-draft.ts';
import { SuggestionCard } from './suggestion-card.tsx';
import { type Card, useCards, useUnread } from './use-cards.ts';
import './rail-comments.css';

/** What people say about the document and what they would change, in the order of its text. */
export function RailComments() {
  const { postMortem } = useDocument();
  const [shown, setShown] = useState<'open' | 'resolved'>('open');
  const { query, cards, open, resolved, suggestions } = useCards(shown);
  const { active, draft } = useMargin();
  const isUnread = useUnread(postMortem.id, true);
  const names = usePeopleNames(suggestions.length > 0).data;
  const me = useMe();
  const mayComment = useMay('comment.add');
  const nameOf = (id: string) => (id === me?.id ? me.name : (names?.get(id) ?? 'Somebody'));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!active) return;
    if (resolved.some((one) => one.id === active)) setShown('resolved');
    else if (open.some((one) => one.id === active)) setShown('open');
  }, [active, open, resolved]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a card that comes later is scrolled to as well
  useEffect(() => {
    if (!active || box.current?.contains(document.activeElement?.closest('textarea') ?? null)) return;
    box.current?.querySelector(`[data-card="${CSS.escape(active)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active, cards.length, shown]);
  useLinkedComment(cards);

  const step = (by: number) => {
    const at = cards.findIndex((one) => one.id === active);
    const next = cards[Math.max(0, Math.min(cards.length - 1, at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by))];
    if (!next) return;
    margin.look(next.id);
    if (next.kind === 'thread') showThread(next.thread);
    else margin.read().reveal?.(next.id);
  };
  const latestStep = useRef(step);
  latestStep.current = step;
  useEffect(() => {
    margin.step = (by) => latestStep.current(by);
    return () => {
      margin.step = null;
    };
  }, []);

  if (query.error && !query.data)
    return <Failed error={query.error} what="comments" retry={() => void query.refetch()} inline />;
  return (
    <div ref={box} className="comments">
      <div className="comments-head">
        <Segments
          label="Which threads"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'open', label: `Open ${open.length || ''}`.trim() },
            { value: 'resolved', label: `Resolved ${resolved.length || ''}`.trim() },
          ]}
        />
        {mayComment && (
          <Button
            icon
            small
            look="plain"
            aria-label="Comment on the whole document"
            data-tip="Comment on the whole document"
            onClick={() => margin.begin({ kind: 'document' })}
          >
            <MessageSquarePlus size={16} aria-hidden />
          </Button>
        )}
      </div>
      {draft && mayComment && <NewThread key={JSON.stringify(draft)} />}
      {shown === 'open' && suggestions.length > 0 && <AnswerAll suggestions={suggestions} nameOf={nameOf} />}
      {query.isPending && <Loading />}
      {query.data && cards.length === 0 && !draft && <Nothing shown={shown} mayComment={mayComment} />}
      {cards.map((card) =>
        card.kind === 'thread' ? (
          <CommentCard
            key={card.id}
            thread={card.thread}
            isActive={active === card.id}
            isDetached={card.isDetached}
            isUnread={isUnread}
          />
        ) : (
          <SuggestionCard
            key={card.id}
            suggestion={card.suggestion}
            name={nameOf(card.suggestion.personId)}
            isActive={active === card.id}
          />
        ),
      )}
    </div>
  );
}

function NewThread() {
  const { postMortem } = useDocument();
  const { draft } = useMargin();
  const create = useCreateThread();
  const [anchor] = useState(draft);
  const end = (active: string | null) => {
    keepAbout(postMortem.id, null);
    margin.set({ draft: null, active });
  };
  useEffect(() => keepAbout(postMortem.id, anchor), [postMortem.id, anchor]);
  // Whoever came from the text goes on there.
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    },
    [from],
  );
  if (!anchor) return null;
  const words = anchor.kind === 'document' ? 'The whole document' : anchor.quote.replaceAll('\uFFFC', '');
  return (
    <section className="thread is-at" aria-label="New comment">
      <div className="thread-about">
        {anchor.kind === 'text' || anchor.kind === 'suggestion' ? (
          <q className="clamp-2 words" dir="auto">
            {words}
          </q>
        ) : (
          <span className="thread-where">{anchor.kind === 'block' ? `About ${words}` : words}</span>
        )}
      </div>
      <CommentComposer
        label="Comment, or @ somebody"
        place={`new.${postMortem.id}`}
        sendLabel="Comment"
        autoFocus
        send={async (text) => {
          const thread = await create.mutateAsync({ id: postMortem.id, anchor, text });
          end(thread.id);
        }}
        onCancel={() => end(null)}
      />
    </section>
  );
}

function Nothing({ shown, mayComment }: { shown: 'open' | 'resolved'; mayComment: boolean }) {
  if (shown === 'resolved') return <p className="rail-note">Nothing is resolved yet.</p>;
  return (
    <p className="rail-note">
      Nobody has commented.{' '}
      {mayComment && (
        <>
          Select some text and press <kbd>{modKey}Alt M</kbd> to ask about it, or to say what you saw.
        </>
      )}
    </p>
  );
}

const Loading = () => (
  <div role="status" aria-label="Loading" style={{ display: 'grid', gap: 10, padding: 10 }}>
    <Bone width="70%" />
    <Bone />
    <Bone width="45%" />
  </div>
);

/** A link to a comment opens it. */
function useLinkedComment(cards: readonly Card[]) {
  const hash = useLocation({ select: (location) => location.hash });
  const done = useRef('');
  useEffect(() => {
    if (!hash.startsWith('comment-') || done.current === hash) return;
    const id = hash.slice('comment-'.length);
    const card = cards.find((one) => one.kind === 'thread' && one.thread.comments.some((comment) => comment.id === id));
    if (card?.kind !== 'thread') return;
    done.current = hash;
    margin.look(card.id);
    showThread(card.thread);
    document.getElementById(hash)?.scrollIntoView({ block: 'center' });
  }, [cards, hash]);
}
